# The ledger of contacts: timeline, silence, answers, import, press texts; and the search over everything.

nav-contacts = Contacts
nav-search = Search everything
key-go-contacts = Contacts
key-search-all = Search everything
key-search-field = Back to the search words
key-contacts-ledger = The ledger: timeline, silence, list
key-contacts-event = First after and last before an event
key-contacts-press = Read a press text
key-contacts-file = Import a file
key-contacts-timeline = Go to the timeline
key-contacts-in = Look closer, in the timeline
key-contacts-out = Look wider, in the timeline
key-contacts-pan = Earlier or later, in the timeline
key-contacts-mark = Contact before or after, in the timeline
key-contacts-whole = The whole ledger, in the timeline
key-contacts-copy = Copy the answer with its evidence
key-contacts-filters = Show or hide the filters
key-contacts-older = Older contacts
key-contacts-newer = Newer contacts
key-contacts-close = Close the contact

contacts-title = Contacts
contacts-parts = Parts of the ledger
contacts-tab-ledger = Ledger
contacts-tab-event = Event
contacts-tab-press = Press text
contacts-tab-file = Import
contacts-coverage = { $n ->
    [one] On this ledger: { $from } to { $to }, { $n } source
   *[other] On this ledger: { $from } to { $to }, { $n } sources
}
contacts-empty = This ledger holds no contact yet.
contacts-empty-hint = Import a file, or read a press text. Contacts of the line's own record appear by themselves.

contacts-answer = Answer
contacts-copy = Copy with evidence
contacts-copied = Copied
contacts-copy-contact = Contact: { $id }
contacts-copy-prior = Held against: { $ids }
contacts-copy-coverage = Coverage: { $coverage }
contacts-copy-sources = Sources: { $sources }
contacts-copy-item = Item of the record: { $id }
contacts-copy-no-item = Not of the line's own record: imported from the sources above.
contacts-copy-by = Answered by the ledger of { $party }, { $at }

contacts-timeline = Timeline
contacts-timeline-says = { $n ->
    [one] Timeline of { $n } contact, { $from } to { $to }
   *[other] Timeline of { $n } contacts, { $from } to { $to }
}
contacts-timeline-help = In the timeline: + and − or the wheel look closer and wider, ← → go through time, ↑ ↓ choose a contact.
contacts-earlier = Earlier
contacts-later = Later
contacts-zoom-in = Look closer
contacts-zoom-out = Look wider
contacts-whole = Whole
contacts-export = SVG
contacts-gap = { $n ->
    [one] { $n } day silent
   *[other] { $n } days silent
}
contacts-mark-many = { $n ->
    [one] { $level }: { $n } contact, { $from } to { $to }
   *[other] { $level }: { $n } contacts, { $from } to { $to }
}
contacts-legend = What the shapes mean
contacts-legend-record = filled: own record
contacts-legend-partial = date known in part
contacts-legend-gap = silence

contacts-silence = Silence by level
contacts-silence-alarm = Silent too long
contacts-silence-well = In time
contacts-silence-never = No contact on this ledger: { $levels }
contacts-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
contacts-days-between = { $least } to { $most } days
contacts-no-days = days unknown

contacts-list = { $n ->
    [one] { $n } contact
   *[other] { $n } contacts
}
contacts-find = Find contacts
contacts-person = Person
contacts-party = Party
contacts-level = Level
contacts-kind = Kind
contacts-any = any
contacts-from = From
contacts-to = To
contacts-day-fault = Like 2024-06-25, 2024-06 or 2024.
contacts-filters = { $n ->
    [0] Filters
   *[other] Filters ({ $n })
}
contacts-clear = Clear all
contacts-nothing = No contact on this ledger matches.
contacts-nothing-hint = Change the filters. What is not on the ledger may still have taken place.
contacts-newer = Newer
contacts-older = Older
contacts-conflict = told twice
contacts-conflict-says = { $n ->
    [one] { $n } other entry may be the same occasion, told differently. Both are kept.
   *[other] { $n } other entries may be the same occasion, told differently. All are kept.
}

contacts-participants = Participants
contacts-sources = Sources
contacts-open-record = Open in the record
contacts-not-record = Not of the line's own record: nobody signed it here.
contacts-of-record = Folded from the line's own record, several entries together.
contacts-field-until = Until
contacts-field-place = Place
contacts-field-zone = Time zone
contacts-field-channel = Channel
contacts-field-closed = Closed
contacts-field-series = Series
contacts-field-round = Round
contacts-field-topics = Topics
contacts-field-asks = Asks
contacts-field-trigger = Why, by each side
contacts-field-published = Published
contacts-field-duration = Minutes, by each side
contacts-field-persons-named = Persons named
contacts-field-commitments = Commitments
contacts-field-release = Release
contacts-field-embargo = Embargo
contacts-field-interpreters = Interpreters
contacts-field-no-qualified-interpreter = No qualified interpreter
contacts-field-prior = Said to follow
contacts-field-note = Note
contacts-release-no-readout = no readout
contacts-release-fact-of-contact = fact of contact only
contacts-release-own = own readouts
contacts-release-joint = joint readout
contacts-yes = yes
contacts-no = no

contacts-level-any = any level
contacts-level-head-of-state = Head of state
contacts-level-head-of-government = Head of government
contacts-level-minister = Minister
contacts-level-chief-of-staff = Chief of staff
contacts-level-deputy-minister = Deputy minister
contacts-level-under-secretary = Under secretary
contacts-level-commander = Commander
contacts-level-duty = Duty officer
contacts-rank-head-of-state = Head of state
contacts-rank-head-of-government = Head of government
contacts-rank-minister = Minister
contacts-rank-chief-of-staff = Chief of staff
contacts-rank-deputy-minister = Deputy minister
contacts-rank-under-secretary = Under secretary
contacts-rank-commander = Commander
contacts-rank-duty = Duty officer
contacts-kind-any = any kind
contacts-kind-in-person = in person
contacts-kind-voice = by voice
contacts-kind-video = by video
contacts-kind-written = in writing
contacts-kind-line-check = line check
contacts-confidence-record = own record
contacts-confidence-official = official source
contacts-confidence-press = press
contacts-confidence-uncertain = uncertain
contacts-state-open = open
contacts-state-overdue = overdue
contacts-state-done = done
contacts-state-late = done late
contacts-state-lapsed = lapsed
contacts-state-withdrawn = withdrawn

contacts-claims = Claims, held against the ledger
contacts-claim-by = Said by { $by }: { $what }
contacts-claim-first-since = first since { $since } ({ $of })
contacts-claim-date = date { $value }, weekday { $weekday }
contacts-claim-channel = the channel that was used
contacts-claim-initiator = who called
contacts-verdict-holds = holds
contacts-verdict-does-not-hold = does not hold
contacts-verdict-cannot-tell = cannot tell
contacts-why-others = { $ids }, and others
contacts-why-other-kind = Nothing on this ledger can be held against a claim of this kind.
contacts-why-since-unread = Cannot be checked: its “since” is no date that exists.
contacts-why-of-unread = Cannot be checked: it names a kind or a level that nobody knows.
contacts-why-one-between = A contact ({ $of }) stands after { $since } and before this one: { $ids }.
contacts-why-one-may-be-between = The order is unknown. A contact ({ $of }) may stand after { $since } and before this one: { $ids }.
contacts-why-none-between = No contact ({ $of }) stands after { $since } and before this one.
contacts-why-date-impossible = The contact is dated { $date }. The claimed date { $said } does not exist.
contacts-why-date-unread = The contact is dated { $date }. The claimed date cannot be read.
contacts-why-weekday-other = The contact is dated { $date }. The weekday of { $day } is { $is }, not “{ $weekday }”.
contacts-why-date-other = The contact is dated { $date }. The claimed date { $said } is another one.
contacts-why-weekday-of-own-other = The contact is dated { $date }. Its weekday is { $is }, not “{ $weekday }”.
contacts-why-weekday-unread = The contact is dated { $date }. The claimed weekday cannot be read.
contacts-why-date-unsaid = The contact is dated { $date }. The claim names neither a date nor a weekday.
contacts-why-date-agrees-in-part = The contact is dated { $date }. The claim agrees with it, but the day is not known.
contacts-why-date-agrees = The contact is dated { $date }. The claim agrees with it.
contacts-why-channel-unrecorded = No record of this contact names its channel.
contacts-why-channel-unsaid = The record names the channel ({ $ids }), but the claim has none to compare.
contacts-why-channel-disputed = The records differ about the channel: { $ids }.
contacts-why-channel-same = The record names the same channel: { $ids }.
contacts-why-channel-other = The record names another channel: { $ids }.

contacts-since = First since, on this ledger
contacts-since-of = Of
contacts-since-prior = The one before
contacts-since-days = Days since
contacts-since-none = none on this ledger
contacts-since-more = { $n ->
    [one] { $n } more row
   *[other] { $n } more rows
}
contacts-since-less = Fewer rows
contacts-scope-person-pair = Two persons
contacts-scope-office-pair = Two offices
contacts-scope-level = Level
contacts-unordered = Order unknown: { $ids }
contacts-and-more = { $ids } and { $n } more

contacts-follow-ups = Follow-ups
contacts-no-due = no date named
contacts-accounts = What each side says
contacts-account-of = { $party } says
contacts-initiator = Who called
contacts-says = { $party } says: { $who }
contacts-both = Said by both
contacts-only = Only { $party }
contacts-only-nothing = Nothing that the other side does not say too.
contacts-no-account = No account of this side is on the ledger.
contacts-sure = alignment { $part } % sure
contacts-correct = Correct the alignment
contacts-correct-hint = Hold one statement of each side beside the other's and say that they mean the same, or part two that do not. It is kept with your name.
contacts-same = These say the same
contacts-not-same = Not the same
contacts-corrected = corrected by { $by }

contacts-event-title = First after and last before an event
contacts-event-hint = Name the day of an event, such as the day an incident began, and see which contacts stand on both sides of it.
contacts-event-date = Date of the event
contacts-event-ask = Ask the ledger
contacts-event-before = Last before it
contacts-event-after = First after it

contacts-may-not = Only staff put contacts on the ledger.
contacts-may-not-hint = Ask an officer who has the right “talks”.
contacts-import-title = Import a file of contacts
contacts-import-hint = JSON Lines in the documented shape, or CSV in UTF-8, up to 64 MB. All of it is taken or nothing; a file that comes twice changes nothing.
contacts-import-drop = Drop a file here, or choose one
contacts-import-busy = Reading { $name }…
contacts-import-done = { $added ->
    [0] Nothing new: { $known } known already.
    [one] { $added } contact added, { $known } known already.
   *[other] { $added } contacts added, { $known } known already.
}
contacts-import-see = See the ledger
contacts-import-nothing-kept = Nothing of the file was kept.

contacts-press-title = Read a press text
contacts-press-hint = Paste a text in English, Russian or Indonesian. What the rules find is marked and offered; nothing is saved until you confirm.
contacts-press-text = Text
contacts-press-printed = Printed on
contacts-press-printed-hint = Days and weekdays in the text are resolved against this date.
contacts-press-read = Read the text
contacts-press-again = Change the text
contacts-press-language = Read as { $language }
contacts-press-marked = Text with what was found
contacts-press-found = { $n ->
    [one] { $n } thing found
   *[other] { $n } things found
}
contacts-press-nothing = Nothing was found in this text.
contacts-press-nothing-hint = You can still fill in the form by hand.
contacts-press-partial = part of a date
contacts-press-impossible = impossible date
contacts-press-unsure = not sure
contacts-press-means = means { $value }
contacts-press-go = Point at find { $n }
contacts-press-use = Take { $date }
contacts-found-date = Date
contacts-found-person = Person
contacts-found-office = Office
contacts-found-kind = Kind
contacts-found-place = Place
contacts-found-quote = Statement
contacts-found-claim = Claim

contacts-form-title = Contact to be saved
contacts-form-not-saved = A proposal: nothing of it is saved yet.
contacts-form-id = Name on the ledger
contacts-form-id-hint = Letters, figures and . _ : - only; it cannot be changed later.
contacts-form-date = Date
contacts-form-time = Time (UTC)
contacts-form-source = Source
contacts-form-confidence = Confidence
contacts-form-participants = Participants
contacts-form-name = Name
contacts-form-office = Office
contacts-form-add-person = Add a participant
contacts-form-remove-person = Remove participant { $n }
contacts-form-no-level = no level
contacts-form-topics = Topics
contacts-form-topics-hint = One a line.
contacts-form-keep = Keep with it
contacts-form-accounts = { $party } says: { $text }
contacts-form-missing = Still missing: { $what }
contacts-form-two-parties = participants of two parties
contacts-form-save = Confirm and save
contacts-form-saved = Saved on the ledger.
contacts-form-see = See the contact

search-title = Search
search-words = Words
search-hint = Items, contacts, readouts and commitments; word forms of English, Russian and Indonesian are found. ↓ and ↑ choose, Enter opens.
search-where = Where
search-domain-all = Everywhere
search-domain-item = Items
search-domain-contact = Contacts
search-domain-readout = Readouts
search-domain-commitment = Commitments
search-domain-request = Requests
search-domain-round = Rounds
search-one-contact = Contact
search-one-readout = Readout
search-one-commitment = Commitment
search-one-request = Request
search-one-round = Round
search-behind = { $n ->
    [one] { $n } item of the record is not searched yet.
   *[other] { $n } items of the record are not searched yet.
}
search-found-label = What was found
search-found = { $n ->
    [one] { $n } found
   *[other] { $n } found
}
search-more = There may be more: say it more closely.
search-nothing = Nothing here has these words.
search-nothing-hint = Try fewer words, or another place.

contacts-force-title = Is the line in force?
contacts-force-hint = Answered from the record of this node, with the items that say so. Both sides' records give the same answer.
contacts-force-date = On which day (empty: now)
contacts-force-ask = Ask the record
contacts-force-whole = In force
contacts-force-partly = In force, partly suspended
contacts-force-not = Not in force
contacts-figures-title = Contacts a year
contacts-figures-done = Commitments kept
contacts-figures-late = Kept late
contacts-figures-lapsed = Lapsed
contacts-figures-open = Open
contacts-figures-overdue = Overdue
contacts-figures-hours = From request to contact
contacts-figures-hours-said = median { $median } h, at most { $max } h
