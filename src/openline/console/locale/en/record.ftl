# The record: timeline, detail of an entry, proof of the whole and of one item.

key-record-timeline = Timeline of the record
key-record-proof = Proof of the record
key-record-search = Search in the texts
key-record-filters = Show or hide the filters
key-record-older = Older entries
key-record-newer = Newer entries
key-record-again = Read the newest again
key-record-close = Close the detail

record-title = Record
record-parts = Parts of the record
record-timeline = Timeline
record-proof = Proof

record-find = Find in the record
record-search = Search in the texts
record-every = Also what the nodes write
record-filters = { $n ->
    [0] Filters
   *[other] Filters ({ $n })
}
record-clear = Clear all
record-any = any
record-author = Author
record-kind = Kind
record-of-officers = By officers
record-of-nodes = By the nodes
record-precedence = Precedence
record-mode = Mode
record-mode-real = REAL
record-mode-exercise = EXERCISE
record-mode-test = TEST
record-dark = Light missing
record-not-lit = not: { $light }
record-from = From (UTC)
record-until = Until (UTC)
record-time-fault = Like 2026-11-25 14:07, a day alone, or a time of today; always UTC.
record-only-void = Only what is void

record-newest = Newest entries
record-older-than = Entries up to { $at }
record-fresh = { $n ->
    [one] { $n } new entry: show it
   *[other] { $n } new entries: show them
}
record-nothing = Nothing in the record matches.
record-nothing-hint = Change the filters, or include what the nodes write.
record-newer = Newer
record-older = Older
record-looking = { $n ->
    [0] Reading…
    [one] Reading… { $n } entry looked at
   *[other] Reading… { $n } entries looked at
}
record-to = Down to arrival No. { $n }
record-end = Beginning of the record
record-look-on = { $n ->
    [one] { $n } entry was looked at. Search on
   *[other] { $n } entries were looked at. Search on
}
record-live = { $n ->
    [0] No entries are shown.
    [one] { $n } entry is shown.
   *[other] { $n } entries are shown.
}

record-entry = Entry
record-close = Close
record-no-such = There is no such entry in this record.
record-series = { $series } series
record-void = VOID
record-void-means = VOID: it stands in the record and has no effect.
record-cancelled = cancelled
record-corrected = corrected
record-late = too late
record-crossed = It crossed the other side's suspension on the way: it was written without knowing of it.
record-branch = It stands in a branch that contradicts the log held here. Do not rely on it.
record-cancelled-by = It was cancelled. Open the cancellation.
record-corrected-by = It was corrected. Open the correction.
record-lights = How far it has come
record-followed = What followed
record-in-messages = Open in Messages
record-reference = What it refers to
record-written = Written { $at } by the clock of { $party }
record-translation = Translation, { $language }, by { $name }:
record-how-human = by a person
record-how-machine = by a machine
record-state-draft = draft
record-state-reviewed = reviewed
record-state-certified = certified
record-position = Position { $n }
record-effect-confirmed = Effect confirmed
record-effect-not-confirmed = Effect not confirmed
record-meaning-understood = Understood
record-meaning-not-understood = Not understood
record-meaning-will-comply = Will comply
record-meaning-cannot-comply = Cannot comply
record-meaning-referred = Referred to my superior
record-meaning-repeat-part = Incomplete: repeat a part

record-place = Place in the record
record-arrival = Arrival here
record-log = Place in the log
record-log-place = { $party }, entry { $index } of generation { $generation }
record-proven = Proof
record-proven-yes = Covered by a checkpoint that both sides signed
record-proven-no = Not yet covered by a checkpoint of both sides
record-proven-other = Of an earlier generation of this log
record-body = Content
record-body-damaged = Damaged on this disk; it is fetched again
record-body-absent = Not here: it was erased or has not come
record-id = Id
record-leaf = Hash in the log
record-copy = Copy
record-copied = Copied

record-says-rcpt = Receipt: the node holds these entries of the other side, whole and on its disk.
record-says-shown = The node says that these items stood on the screen of a manned post. That does not mean that anybody has read them.
record-says-escalate = The node raised the alarm for these items, because nobody had acknowledged them.
record-says-cert = A party's root certifies an officer's key.
record-says-remove = A party's root ends an officer's certificate.
record-says-check = One step of a line check.
record-says-watch = Who is on watch, as this party tells it.
record-says-delegate = An officer lets a key of this watch sign for him.
record-says-undelegate = An officer ends the key of his watch.
record-says-route = Where this party can be reached.
record-says-genesis = The line was founded.
record-says-generation = This log begins again, by leave of the party's root.
record-says-fork = Both versions of one place are kept as proof.
record-says-clock = The node says that its clock was moved.
record-says-resync = Both nodes agreed on how far each log goes.
record-says-other = An entry of this kind.
record-post = Post:
record-ranges = Entries { $ranges }
record-raw = What was signed, as data

record-evidence = Evidence
record-evidence-means = A file that proves this item to a stranger, without this node and without a network.
record-evidence-save = Save the evidence
record-evidence-making = Collecting the proofs…
record-evidence-whole = { $name } is saved and complete.
record-evidence-lacks = { $name } is saved, but it is not complete:
record-evidence-later = Save it again later: what is missing comes with the next exchange.

record-words = { $n ->
    [0] Words to compare
   *[other] { $n } words to compare
}
record-words-of = They stand for both logs as they were at the line check of { $at }.
record-words-step-1 = Call the duty officer of { $them } by voice, not over this line.
record-words-step-2 = Make sure that both of you see the same time of the check.
record-words-step-3 = Read the words aloud in turn: you the first, the other the second, and so on.
record-words-step-4 = All are the same: both records are the same up to then. One differs: compare the records below, and tell your watch chief.
record-no-words = There are no words before the first completed check.
record-no-words-hint = Check the line now; the words stand here then.

record-heads = Heads of the logs
record-heads-means = Each party writes a log of its own; both parties hold both. The root is one number for everything in it.
record-head-size = { $n ->
    [one] { $n } entry, generation { $generation }
   *[other] { $n } entries, generation { $generation }
}
record-head-open = { $n ->
    [one] { $n } entry is not yet proven by both sides (proven up to { $proven })
   *[other] { $n } entries are not yet proven by both sides (proven up to { $proven })
}
record-head-proven = Proven by both sides to its end
record-compare = Compare the records
record-compare-means = Asks the node of { $them } for its roots and finds the first entry that differs.
record-compare-now = Compare now
record-comparing = Comparing…
record-same = Both records are the same as far as { $them } has them.
record-differ = The records differ from those of { $them }.
record-same-to = the same up to entry { $n }; held here: { $ours }
record-differ-at = first difference at entry { $n }
record-differ-next = Do not rely on what came after it. Keep both versions, and tell your watch chief.

record-whole = Is the record whole?
record-forks = { $n ->
    [0] No fork
    [one] { $n } fork
   *[other] { $n } forks
}
record-damaged = { $n ->
    [0] Nothing is known to be damaged
    [one] { $n } entry is damaged
   *[other] { $n } entries are damaged
}
record-unproven = { $n ->
    [one] { $n } entry is not proven yet, for { $age }
   *[other] { $n } entries are not proven yet, the oldest for { $age }
}
record-all-proven = Everything is proven by both sides
record-verify-means = { $n ->
    [one] Reads { $n } entry from the disk and checks every byte against signatures and roots.
   *[other] Reads { $n } entries from the disk and checks every byte against signatures and roots.
}
record-verify = Verify the record
record-verifying = { $n ->
    [one] Verified { $done } of { $n } entry, for { $time }. The line goes on meanwhile.
   *[other] Verified { $done } of { $n } entries, for { $time }. The line goes on meanwhile.
}
record-is-whole = The record is whole.
record-is-damaged = The record is not whole.
record-verified = { $n ->
    [one] { $n } entry verified at { $at }, in { $time }
   *[other] { $n } entries verified at { $at }, in { $time }
}
record-damaged-next = What is damaged is not served; the node asks { $them } for its copy. Tell the administrator.
record-scrub = In the background the node reads the whole record again and again: now { $done } of { $total }.
record-scrub-finished = Last round ended { $at }.

record-judge = Check an evidence file
record-judge-means = Give a file that somebody handed you. It is judged by the two roots that founded this line, and goes nowhere else.
record-drop = Drop the file here, or choose it.
record-choose = Choose a file
record-judging = Checking the file…
record-too-large = The file is too large. An evidence file has at most { $most }.
record-no-right = You have no right to handle evidence.
record-good = The evidence is good.
record-good-means = Every check was passed. It proves that the item was signed and what became of it, not that what it says is true.
record-bad = The evidence is not good.
record-bad-means = { $n ->
    [one] { $n } check failed. Do not rely on the file.
   *[other] { $n } checks failed. Do not rely on the file.
}
record-it-proves = What it proves
record-no-receipts = It holds no proof that the other side received the item.
record-checks = { $failed ->
    [0] All checks ({ $n })
   *[other] All checks ({ $n }, failed: { $failed })
}
record-check-ok = Good
record-check-failed = FAILED
record-proof-format = Form of the file
record-proof-cards = Cards of the two parties
record-proof-line = The line
record-proof-genesis = Founding of the line
record-proof-checkpoint = Checkpoint
record-proof-cosignature = Signature of the other side under the checkpoint
record-proof-item = The item
record-proof-entry = entry { $n }
record-proof-receipt = Receipt
record-proof-certificate = Officer's certificate
record-proof-ack = Acknowledgement
record-proof-answer = Answer
record-proof-delegation = Watch key
record-proof-undelegation = End of a watch key
record-proof-removal = Removal of an officer
record-proof-record = No contradiction
record-proof-holdings = What receipts cover
record-step-envelope = signed by the node
record-step-commitment = content as signed
record-step-inclusion = stands in the log
record-step-officer = signed by an officer entitled to
record-step-held = held
record-step-acknowledged = acknowledged
record-step-answered = answered

record-void-cod-7 = It holds characters or a key that are not allowed.
record-void-env-4 = Its text is longer than the profile allows.
record-void-env-5 = It does not have the form of an officer's item, or its number was used before.
record-void-env-6 = The same item was recorded before.
record-void-env-7 = The officer's signature does not verify.
record-void-env-8 = Its kind is unknown, or its content does not have the form of its kind.
record-void-env-9 = Its content does not have the form that its kind requires.
record-void-cer-9 = The officer's certificate was not valid when it was signed.
record-void-cer-10 = The officer does not hold the role that may send this.
record-void-cer-11 = The profile does not let this role send this.
record-void-rct-3 = A receipt that claims more than its own head shows.
record-void-rct-5 = Nobody acknowledges or answers an item of his own party.
record-void-rct-7 = It took a number of the wrong series.
record-void-rct-8 = It is not a valid step of a line check.
record-void-rct-9 = This kind was suspended, or there was nothing to resume.
record-void-rct-11 = Only the author's party may cancel or correct an item.
record-void-rct-12 = It changes the profile in a way that is not allowed.
record-void-rct-13 = It says what was shown in a form that does not count.
record-void-rct-14 = Its position does not belong to the item, or lies too far from the original.
record-void-rct-15 = It reports the effect of an item that wants none.
record-void-rct-16 = It tells the watch in a form that does not count.
record-void-other = It breaks a rule of the line.
