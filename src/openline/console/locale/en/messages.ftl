# Messages: the queue, one thread, writing, positions and their read-back, translations.

messages-show = Show
messages-side-needs = Needs me
messages-side-all = All
messages-side-ours = From { $us }
messages-side-theirs = From { $them }
messages-search = Search in messages
messages-search-hint = Search: words, officer, number
messages-precedence = Precedence
messages-mode = Mode
messages-kind = Kind
messages-mode-real = REAL
messages-mode-exercise = EXERCISE
messages-mode-test = TEST
messages-mode-real-means = It counts.
messages-mode-exercise-means = Practice; it never sounds like REAL.
messages-mode-test-means = A trial of the line.
messages-found = { $n ->
    [0] No thread found.
    [one] { $n } thread found.
   *[other] { $n } threads found.
}
messages-none-needs = Nothing needs you.
messages-none-found = No message fits these filters.
messages-none = No message has been sent on this line yet.
messages-more = Show { $n } more
messages-older = Look further back
messages-clear = Clear the filters
messages-choose = Choose a message on the left, or write one.
messages-choose-hint = Keys: J and K move, A acknowledges, R answers, W writes.
messages-back = All messages
messages-thread = { $n ->
    [one] { $n } item in this thread, oldest first
   *[other] { $n } items in this thread, oldest first
}
messages-in-thread = { $n ->
    [one] { $n } item
   *[other] { $n } items
}
messages-missing = This message is not in the record here.
messages-is-void = void
messages-is-cancelled = cancelled
messages-is-corrected = corrected
messages-is-crossed = CROSSED

messages-item-of = { $kind } from { $party }
messages-arrived = arrived { $at } by our clock
messages-void = Void by rule { $clause }: it stands in the record and has no effect.
messages-cancelled = Cancelled by its author.
messages-cancelled-by = Cancelled by { $officer } at { $at }.
messages-corrected = Corrected by its author.
messages-corrected-by = Corrected by { $officer } at { $at }:
messages-original-stands = The original below stays as it was sent; both stand in the record.
messages-crossed = CROSSED.
messages-crossed-means = It was sent before its author knew of the suspension. It stands.
messages-other-branch = It belongs to another branch of their record (a fork). Do not rely on it.
messages-breach = Not handled within the agreed time.
messages-repeats = This is a repeat, the same to the last byte.
messages-late = It arrived late; both times stand here.
messages-unsigned = Not signed yet: it waits for its officer.
messages-refers-to = Refers to
messages-scope = Concerns: { $kinds }
messages-stop-count = { $n ->
    [one] { $n } STOP in this item
   *[other] { $n } STOPs folded into this item, every text as it was given
}
messages-original = Original, { $language }
messages-original-counts = The original is what counts. A translation stands beside it and never replaces it.
messages-translation-into = Translation, { $language }
messages-reviewed-by = reviewed by { $name }
messages-attached-by = attached by { $officer } at { $at }
messages-how-human = by a person
messages-how-machine = by a machine
messages-state-draft = draft
messages-state-reviewed = reviewed
messages-state-certified = certified

messages-ladder = Who, when and by whose clock
messages-steps = Steps of the alarm
messages-step-told-by = told by the node of { $party }
messages-receipts = Receipts
messages-receipt-light = Receipt
messages-receipt-party = Party
messages-receipt-by = By
messages-receipt-at = At
messages-receipt-clock = Whose clock
messages-id = Id of the item:

messages-files = Attachments
messages-fetch = Download
messages-files-care = A file is only ever downloaded, never opened here. Treat it as a stranger's.
messages-read-before = { $name } acknowledged this a moment before you. Both acknowledgements stand in the record.
messages-answer = Answer
messages-answer-means = An answer says what you make of it. None of them means that the parties agree.
messages-answer-text = Words with the answer
messages-answer-text-hint = Not required. Then choose the meaning.
messages-answered-meanwhile = { $name } has just answered “{ $meaning }”. A second answer stands beside it.
messages-answers = Answers
messages-answers-mean = Answered is not agreed.
messages-meaning-understood = Understood
messages-meaning-not-understood = Not understood
messages-meaning-will-comply = Will comply
messages-meaning-cannot-comply = Cannot comply
messages-meaning-referred = Referred to my superior
messages-meaning-repeat-part = Incomplete: repeat a part
messages-close-form = Close without sending
messages-write-about = Write about it
messages-cancel = Cancel
messages-cancel-means = The cancellation stands beside the original; { $them } sees both.
messages-cancel-do = Send the cancellation
messages-correct = Correct
messages-correct-means = The correction stands beside the original; { $them } sees both.
messages-correct-do = Send the correction
messages-correct-text = How it should read
messages-repeat = Send again
messages-repeat-means = The same text and files go to { $them } once more, marked as a repeat.
messages-repeat-do = Send it again
messages-ask-repeat = Ask for a repeat
messages-ask-repeat-means = { $them } is asked to send this item again, unchanged.
messages-ask-repeat-do = Ask { $them } to repeat it
messages-reason = Words with it (not required)
messages-translate = Translate
messages-translate-means = The translation becomes an item in your name. The original stays what counts.
messages-translate-same = The text is in this language already.
messages-translate-how = Made
messages-translate-state = State
messages-translate-text = Translation
messages-translator = Translator
messages-reviewer = Reviewed by
messages-reviewer-needed = Name who reviewed it, or choose draft.
messages-translate-do = Attach the translation

messages-position = Position
messages-position-n = Position { $n }
messages-positions = { $n ->
    [one] { $n } position
   *[other] { $n } positions
}
messages-typed = As typed
messages-readback = Read back
messages-readback-means = Read the point off your own chart. If it is another one, type what you have plotted.
messages-readback-type = I have plotted another point
messages-readback-theirs = Read back the point as received
messages-readback-typed = What you have plotted
messages-readback-typed-hint = Decimal degrees, degrees and minutes, or MGRS, or a point on the map.
messages-readback-mine = Read back what I have plotted
messages-readback-none = { $them } has not read it back yet.
messages-readback-of = Read back by { $name }
messages-readback-by = Read back by { $name } at { $at }:
messages-readback-waits = { $party } has not yet confirmed this read-back.
messages-distance = { $m } m from the position as sent
messages-confirm = Confirm the position
messages-mismatch = Mismatch
messages-confirm-blocked = The read-back lies { $m } m away, more than the agreed { $limit } m: it cannot be confirmed. Answer mismatch and send the position again.
messages-confirmed-by = Confirmed by { $name }
messages-mismatch-by = Mismatch, says { $name }. Do not use this position.

messages-compose = Message to { $them }
messages-leave = Leave (kept)
messages-suspended = { $party } ({ $officer }) has suspended: { $kind }, since { $at }. No such item can be sent. STOP, checks and answers still pass.
messages-deconfliction = This line is for deconfliction only. Write no targets and no intelligence.
messages-precedence-most = Your roles send at { $precedence } and below.
messages-text = Text
messages-no-text = Write what you want to say.
messages-too-long = { $n } characters too long; { $max } are allowed at this precedence.
messages-count = { $n } of { $max } characters
messages-count-flash = { $n } of { $max } characters; FLASH is brief
messages-language = Language of the text
messages-reference = Refers to an item
messages-reference-none = No item
messages-positions-write = Positions
messages-position-add = Add a position
messages-position-label = What is there
messages-position-bad = A position cannot be read: mend it or remove it.
messages-remove = Remove
messages-files-choose = Choose files
messages-files-limits = or drop them here; at most { $n } files, { $max } together
messages-files-coming = How much of the file has come
messages-files-remove = Remove { $name }
messages-file-too-many = { $name }: a message carries at most { $n } files.
messages-file-too-large = { $name }: larger than { $max }.
messages-file-all-too-large = { $name }: all files together would be larger than { $max }.
messages-file-empty = { $name }: the file is empty.
messages-file-bad-name = { $name }: give the file a plain name, without : / \ and without unseen marks.
messages-preview = As { $them } will read it
messages-preview-empty = (no text yet)
messages-procedure = Standing procedure: { $kind }
messages-procedure-version = Version { $version } of { $at }, by { $name }
messages-send = Send { $precedence }, { $mode }
messages-signs-session = The key of your watch signs it in your name.
messages-signs-passkey = You are not on watch here: your passkey will be asked for.
messages-signs-demo = The demo key signs it. It proves nothing.
messages-kept = What you typed is kept.

key-answer = Answer the open item
key-answer-understood = Answer: understood
key-answer-not-understood = Answer: not understood
key-answer-will-comply = Answer: will comply
key-answer-cannot-comply = Answer: cannot comply
key-answer-referred = Answer: referred
key-answer-repeat-part = Answer: repeat a part
key-effect = Report the effect of the open item
key-translate = Translate the open item
key-write-about = Write about the open item
key-search = Search
key-close-form = Close the form
