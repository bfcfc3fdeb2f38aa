# Watch: start, on watch, handover, watch log, roster, standing procedures.

watch-tabs = Parts of the watch
watch-tab-now = The watch
watch-tab-log = Watch log
watch-tab-roster = Roster
watch-tab-procedures = Procedures
watch-title-start = Start the watch
watch-title-take = Take over the watch
key-watch-now = The watch now
key-watch-log = Watch log
key-watch-roster = Roster
key-watch-procedures = Standing procedures
key-watch-handover = Hand over the watch
key-watch-end = End the watch
key-watch-accept = Accept the item you have read
key-watch-note = Write into the watch log
key-watch-search = Search the watch log

watch-no-right = Your roles do not take a watch.
watch-no-right-next = You see who has it. Duty officers, watch chiefs and interpreters take it.
watch-not-now = Not now

watch-step = Step { $n }.
watch-step-done = done
watch-step-now = do this now
watch-step-manning = Post and languages
watch-step-test = Hear the alarms, see that all works
watch-step-sign = Sign once with your passkey
watch-next = Next
watch-change = Change
watch-post = Post
watch-post-taken = { $name } has it; you join
watch-officer = Officer
watch-languages = Languages you work in
watch-languages-short = Languages
watch-languages-other = Other languages
watch-languages-hint = As codes, with commas: uk, zh, ar
watch-no-languages = no language named
watch-linguist-legend = Linguist
watch-linguist = I am a qualified linguist of this line
watch-linguist-means = Tick it only if you are appointed as one. Without one on watch, this is said on every screen.
watch-is-linguist = qualified linguist
watch-is-no-linguist = not a linguist of this line
watch-shown-to-them = { $them } is told, by the profile of the line: { $what }.
watch-shown-nothing = { $them } is told only that the post is manned.
watch-shows-name = your name
watch-shows-languages = your languages
watch-shows-since = since when
watch-shows-linguist = whether there is a linguist

watch-test-means = Press the button, listen to each tone, and say whether you heard it. Allow notices if the browser asks.
watch-test-later = Comes next: each tone is played once.
test-sum = { $well } of { $all } tests are well.
test-title = Self-test of this console
test-verdict-well = well
test-verdict-doubt = take note
test-verdict-bad = NOT WELL
test-verdict-open = not yet tried
test-sound = Sound
test-sound-well = Armed, and you have heard it.
test-notice = Notices
test-notice-well = Allowed: an alarm shows even behind another window.
test-notice-open = The browser asks when you arm the sound.
test-notice-refused = The browser refuses notices for this page. Allow them in its settings for this site, or keep this window in front.
test-notice-unknown = This browser has no notices. Keep this window in front.
test-screen = Screen stays lit
test-screen-well = The browser keeps the screen lit while this page is in front.
test-screen-open = Asked for when you arm the sound.
test-screen-refused = The browser does not keep it lit (battery saver, or a rule of this PC). Turn off the sleep of the screen.
test-screen-unknown = This browser cannot. Turn off the sleep of the screen on this PC.
test-clock = Clock of this PC
test-clock-well = Agrees with the clock of the node.
test-passkey = Passkey
test-passkey-well = This browser and address can use one. Your signature below is the proof.
test-passkey-demo = A demo key signs. It proves nothing.
test-key = Key of the watch
test-key-well = This browser can make one that cannot be copied, and keep it.
test-key-open = Being tried.
test-key-bad = This browser cannot make or keep one. Leave the private window, or use a current browser.
test-line = Line
test-sounder = Sounder of the node
test-sounder-well = Set: the node sounds by itself too, even if this console is closed.
test-sounder-none = None is set. Only consoles sound: do not close this one.
test-sounder-failed = It failed when it was last used. Tell the administrator; do not close this console.

watch-hours = Length of the watch
watch-hours-n = { $n } h
watch-until = until { $at }
watch-until-session = your session ends then
watch-sign-what = What you sign
watch-sign-words = A key made now in this browser may sign in the name of { $name } until { $until }.
watch-key-may = With one key press it may
watch-key-may-read = acknowledge, answer and read back
watch-key-may-write = send, correct and cancel messages and calls
watch-key-may-stop = send STOP and tell its effect
watch-key-may-check = check the line
watch-key-not = It may never
watch-key-not-key = make another key, or an officer
watch-key-not-release = agree a readout or release a message
watch-key-not-leave = leave this browser: it cannot be copied
watch-key-not-longer = count after the end of the watch
watch-sign-how = One touch of your passkey. It asks for your PIN or finger.
watch-sign-demo = The demo key signs by itself.
watch-sign-other-key = If this key is broken, use your second key. If you have none, another officer takes the watch and an administrator enrols you again.
watch-sign-unarmed = You can take the watch, but this console will not wake you.
watch-sign-blind = This console is blind: a watch cannot be taken now.
watch-sign-unread = { $n ->
    [one] Read and accept { $n } item above first.
   *[other] Read and accept { $n } items above first.
}
watch-sign-and-take = Sign and take the watch
watch-sign-and-take-over = Sign and take over

watch-you-have-it = You have the watch
watch-since = Since
watch-ends = Ends
watch-left = in { $left }
watch-key = Signing
watch-key-here = one key press; the key of this watch is in this browser
watch-key-elsewhere = each act asks for your passkey; the key of this watch is not in this browser
watch-key-make = Make a key for this browser
watch-prolong = Prolong the watch
watch-prolong-sign = Sign and prolong
watch-hand-over = Hand over
watch-end = End the watch
watch-end-others = Still on watch: { $names }.
watch-end-nobody = Nobody will be on watch here. { $them } is told so. What arrives rings, but nobody is bound to read it.
watch-end-open = { $n ->
    [one] { $n } message is not acknowledged. Hand over instead, so that somebody has read it.
   *[other] { $n } messages are not acknowledged. Hand over instead, so that somebody has read them.
}
watch-end-signs = Your passkey signs the end of the key of this watch: from then on it counts for nothing, even if this PC is not in good hands. You are then signed out.
watch-end-sign = Sign the end and leave
watch-end-plain = Leave without signing

watch-relieved = You are off watch.
watch-relieved-by = On watch now: { $names }.
watch-theirs-unknown = { $them } has not told who is on watch.
watch-theirs-nobody = { $them } tells that nobody is on watch.
watch-theirs-linguist = They have a qualified linguist on watch.
watch-theirs-told = As their node signed it at { $at }.

hand-means = What is open is listed. The incoming officer reads and accepts each item, then signs. You have the watch until then.
hand-whom = Incoming officer
hand-anybody = whoever takes it
hand-open-now = { $n ->
    [0] Nothing is open now.
    [one] { $n } item is open now.
   *[other] { $n } items are open now.
}
hand-begin = Begin the handover
hand-to = You hand over to { $name }
hand-to-anybody = You hand over to whoever takes it
hand-from = { $from } hands the watch over to you
hand-other = { $from } hands the watch over to { $to }
hand-opened = begun { $at }
hand-left = { $left } of { $all } not yet accepted.
hand-all-read = All is accepted.
hand-you-keep = You have the watch until the incoming officer signs.
hand-read-each = Read each item and accept it. You then know what this watch has open.
hand-nothing = Nothing is open. Sign below to take over.
hand-accepted = accepted
hand-not-accepted = not yet accepted
hand-read = Read
hand-accept = I have read it: accept
hand-accept-means = You take it over. It acknowledges nothing to the other side.
hand-open-whole = Open it whole
hand-open-ours = waits for our acknowledgement
hand-open-theirs = not yet acknowledged by them
hand-open-effect = its effect is not told
hand-open-answer = waits for our answer
hand-translations = { $n ->
    [one] { $n } translation
   *[other] { $n } translations
}
hand-here = The incoming officer sits down at this console.
hand-here-means = He signs in here with his own passkey; your watch goes on until he takes over. Or he signs in at another console.
hand-here-sign = Incoming officer: sign in here
hand-here-demo = { $name } signs in here
hand-give-up = Give up the handover
hand-complete = Take over
hand-complete-means = Ends the watch of { $from }. Both names stand in the watch log.

log-write = Write into the watch log
log-write-means = Private to this party. Nothing is ever changed or removed there.
log-add = Write
log-find = Find in the watch log
log-search = Search
log-group = What
log-all = all
log-group-note = notes
log-group-watch = watches and handovers
log-group-alarm = alarms
log-group-rule = officers, settings, procedures
log-group-node = what the node saw
log-node = the node
log-chain-whole = { $n ->
    [one] { $n } line counted again here: whole.
   *[other] { $n } lines counted again here: whole.
}
log-chain-broken = From line { $n } on the log is not what was written.
log-seal = Seal of this line and all before it: { $hash }
log-empty = Nothing has been written yet.
log-none-found = No line fits.
log-older = Older lines
log-what-note = Note
log-what-watch-started = Watch started
log-what-watch-ended = Watch ended
log-what-handover-opened = Handover begun
log-what-handover-broken = Handover given up
log-what-handover-completed = Watch handed over
log-what-alarm-acknowledged = Alarm acknowledged
log-what-officer-invited = Officer invited
log-what-officer-enrolled = Officer enrolled
log-what-officer-removed = Officer removed
log-what-token-made = Token made
log-what-token-revoked = Token revoked
log-what-settings-changed = Settings changed
log-what-roster-changed = Roster changed
log-what-procedure-written = Procedure written
log-what-line-down = Line down
log-what-line-one-way = Line one way
log-what-line-silent = Line silent
log-what-line-back = Line back

roster-means = Who is called when nobody here acknowledges a FLASH or STOP: the first after { $after }, the next authority after { $authority }. It is also shown when this console is blind: keep a copy on paper.
roster-edit = Edit
roster-name = Name
roster-reach = How to reach
roster-no-reach = not said
roster-up = { $name }: earlier
roster-down = { $name }: later
roster-remove = { $name }: remove
roster-add = Add a person
roster-save = Save the roster
roster-empty = Nobody is on the roster.
roster-empty-next = Add those who are to be called, in order.

procedure-stop = STOP
procedure-message = Message
procedure-notice = Notice
procedure-position = Position
procedure-translation = Translation
procedure-cancel = Cancellation
procedure-correct = Correction
procedure-repeat = Repeat
procedure-check = Line check
procedure-suspend = Suspension
procedure-resume = Resumption
procedure-schedule = Calls and windows
procedure-handover = Handover
procedure-line-down = Line down
procedure-blind = Console blind
procedure-fork = Fork in the record
procedure-version-short = v{ $n }
procedure-none-short = none
procedure-version = Version { $n }, { $language }, by { $by }, { $at }
procedure-versions = All { $n } versions
procedure-is-old = This version is not in force any more.
procedure-other-language = It is not written in your language yet.
procedure-none = No procedure is written for this.
procedure-none-yours = Write what an officer should do, step by step.
procedure-none-next = A watch chief or administrator writes it.
procedure-write = Write it
procedure-edit = Write the next version
procedure-language = Language
procedure-text = Procedure
procedure-text-hint = Short steps, one a line. The old version stays on file.
procedure-save = Put into force
