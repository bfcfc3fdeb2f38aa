# Words that every screen shares: frame, menu, sign-in, marks, lights, kinds, roles.

app-close = Close
app-loading = Reading…
app-skip = Skip to the screen

nav-label = Screens
nav-line = Line
nav-messages = Messages
nav-watch = Watch
nav-schedule = Schedule
nav-record = Record
nav-engineering = Engineering
nav-officers = Officers
nav-keys = All keys
nav-waiting = { $n ->
    [one] { $n } message needs you
   *[other] { $n } messages need you
}

menu-open = You and this display
menu-sign-out = Sign out
menu-ends-watch = Signing out ends your watch. Hand it over first, if somebody relieves you.
menu-version = Openline { $version }

display-theme = Theme
display-theme-day = Day
display-theme-dark = Dark
display-theme-night = Night
display-language = Language
display-text = Text size
display-text-normal = Normal text
display-text-large = Large text
display-text-largest = Largest text

mode-exercise = EXERCISE
mode-test = TEST
mode-banner-demo = Demonstration on one computer: nothing here is real.
mode-banner-exercise = { $n ->
    [one] { $n } open item is exercise traffic: not real.
   *[other] { $n } open items are exercise traffic: not real.
}
mode-banner-test = { $n ->
    [one] { $n } open item is test traffic: not real.
   *[other] { $n } open items are test traffic: not real.
}

precedence-stop = STOP
precedence-flash = FLASH
precedence-immediate = IMMEDIATE
precedence-priority = PRIORITY
precedence-routine = ROUTINE
precedence-none = NO PRECEDENCE

light-row = How far it has come
light-lit = yes
light-not-lit = not known
light-unknown = not known
light-clock-ours = by our clock
light-clock-theirs = by their clock
light-recorded = Recorded
light-recorded-means = On the disk of the party that wrote it.
light-sent = Sent
light-sent-means = Handed to a path.
light-held = Held
light-held-means = The other node has it and says so with its signature.
light-shown = Shown
light-shown-means = It stood on the screen of a manned post. That does not mean that anybody has read it.
light-acknowledged = Acknowledged
light-acknowledged-means = A named officer has read it. Read is not agreed.
light-answered = Answered
light-answered-means = A named officer has answered.
light-onward = Onward
light-onward-means = The units it concerns have confirmed.

age-s = { $n } s
age-min = { $n } min
age-h = { $n } h
age-d = { $n } d
bytes-b = { $n } B
bytes-kb = { $n } kB
bytes-mb = { $n } MB
bytes-gb = { $n } GB
bytes-tb = { $n } TB

item-serial = No. { $serial }
item-no-text = (no text here)

kind-message = Message
kind-stop = STOP
kind-notice = Notice
kind-cancel = Cancellation
kind-correct = Correction
kind-repeat = Repeat
kind-suspend = Suspension
kind-resume = Resumption
kind-ack = Acknowledgement
kind-answer = Answer
kind-check = Line check
kind-rcpt = Receipt
kind-cert = Officer's certificate
kind-delegate = Watch key
kind-undelegate = End of watch key
kind-readout = Readout
kind-release = Release
kind-route = Route
kind-amend = Proposed profile
kind-accept = Accepted profile
kind-resync = Resynchronisation
kind-fork = Fork
kind-clock = Clock
kind-generation = New generation
kind-remove = Removal of an officer
kind-genesis = Founding
kind-checkpoint = Checkpoint
kind-shown = Shown on a screen
kind-escalate = Escalation
kind-watch = Watch picture
kind-translate = Translation
kind-readback = Read-back
kind-confirm = Confirmation of a position
kind-effect = Effect
kind-schedule = Schedule entry
kind-request = Request of a contact
kind-reply = Answer to a request
kind-holder = Office-holder
kind-contact = Contact
kind-round = Round
kind-commitment = Commitment
kind-outcome = Outcome of a commitment
kind-rule = Rule of release, proposed
kind-consent = Answer to a rule of release
kind-jointline = Line of the joint readout
kind-initial = Initial
kind-breach = Breach of the rule of release
kind-glossary = Glossary

series-operational = operational
series-service = service
series-exercise = exercise
series-test = test

role-duty = duty officer
role-watch-chief = watch chief
role-releaser = releaser
role-interpreter = interpreter
role-staff = staff
role-admin = administrator
role-auditor = auditor

post-duty-desk = Duty desk

fault-clause = Rule { $clause }
fault-silence = Our node does not answer.
fault-silence-next = Nothing was lost here. Try again; if the console goes BLIND, use the paper procedure.
fault-passkey = Not signed: no passkey was given.
fault-passkey-next = Nothing was sent. Try again, and touch or unlock your key when asked.
fault-unknown = It is NOT KNOWN whether this was recorded.
fault-unknown-next = Change nothing and press again, that is safe: the same act goes again, and it is recorded once only.
fault-recorded = It is recorded, though no answer came.
fault-busy = This is still on its way: pressing again does nothing.
fault-busy-next = Wait until it is recorded or refused. A passkey prompt may be open.
fault-console = The console could not do this.
fault-console-next = Reload the page. What you typed is kept.
fault-refused = The node refused.
fault-401 = Your session has ended. Sign in again.
fault-403 = You have no right to do this.
fault-409 = The node refused: this cannot be done now.
fault-410 = This has ended and cannot be used any more.
fault-413 = This is too large.
fault-422 = Something in the form is not right.
fault-503 = This is not possible for the moment. Try again.
fault-504 = It is not known whether this was done. Look before you try again.

key-go-line = Line
key-go-messages = Messages
key-go-watch = Watch
key-go-schedule = Schedule
key-go-record = Record
key-go-engineering = Engineering
key-go-officers = Officers
key-stop = Open STOP
key-acknowledge = Acknowledge the marked item
key-next = Next item
key-previous = Previous item
key-open = Open the marked item
key-check = Check the line now
key-write = Write a message

login-line-of = Console of
login-with = The other end of the line: { $them }
login-passkey = Sign in with your passkey
login-demo = Sign in as { $name }, { $roles }
login-demo-key = Demo key: it lies open on this computer and proves nothing. It works only in the demonstration.
login-no-passkeys = This browser or address cannot use passkeys. Open the console at its own host name, in a current browser.
login-first = Nobody is enrolled yet
login-first-how = Ask the administrator of this node for a one-time link, made on the node by:
login-lost = Passkey lost? Use your second key, or ask another officer with the right to enrol you again. There is no way by mail.

enrol-title = Make your passkey
enrol-name = Name
enrol-office = Office
enrol-roles = Roles
enrol-expires = Link ends
enrol-label = Name of this key
enrol-label-hint = So that you can tell your keys apart, as “blue key” or “watch desk 2”.
enrol-explain = The key signs in your name. It asks for your PIN or finger each time. Make a second one on another device and keep it apart.
enrol-make = Make the passkey
enrol-done = Your passkey is enrolled. You can sign in with it now.
enrol-root = Your passkey is made. The party's root must sign this request before it counts:
enrol-request = Request for the root
enrol-gone = This link was used, has ended, or is not from this node. Ask for a new one.
enrol-to-login = To sign-in
