# The strip on every screen, and the home screen.

line-up = LINE UP
line-up-means = Proved in both directions by fresh signatures.
line-lost = PATH LOST
line-lost-means = No route is open. The last proof is still young; if no path opens, the line is down.
line-one-way = ONE WAY
line-one-way-means = Only one direction is proved. Do not count on an answer.
line-down = LINE DOWN
line-down-means = No fresh proof in either direction. What you send is kept and goes when a path opens.
line-silent = SILENT
line-silent-means = { $them } has missed checks in a row. A path may be open with nobody behind it.
line-none = NO LINE
line-none-means = This node has no line yet. An administrator founds it with the other party.
line-blind = BLIND
line-blind-means = Our own node is silent. What stands here is old.
line-direction = From { $from } to { $to }:
line-proven = proven { $age } ago
line-last-proven = not proven; last { $age } ago
line-proven-now = proven
line-not-proven = not proven
line-never-proven = never proven
line-reading-ours = Our side
line-reading-path = Path
line-reading-peer = Their side
reading-healthy = healthy
reading-disk-nearly-full = disk nearly full
reading-open = a route is open
reading-no-route-is-open = no route is open
reading-answers-checks = answers checks
reading-checks-missed = has missed checks

people-ours = on watch here
people-theirs = on watch there
people-nobody = Nobody is on watch
people-unknown = Not told
people-unnamed = Manned, name not told
people-no-linguist = No qualified linguist on this watch
people-told = as told at { $at }
people-start-watch = Start the watch

strip-on-watch = on watch
strip-since = since { $at }
strip-more = and { $n } more
strip-nobody = nobody
strip-theirs-unknown = not told
strip-proven = proven both ways { $age } ago
strip-last = last proof both ways { $age } ago
strip-never = not proven both ways
strip-blind = since { $at }
strip-need = to acknowledge
strip-need-live = { $n ->
    [0] Nothing needs your acknowledgement.
    [one] { $n } message needs your acknowledgement.
   *[other] { $n } messages need your acknowledgement.
}
strip-live = State of the line: { $state }
strip-next-check = Next check in
strip-next-call = Next call in
strip-armed = Sound armed
strip-not-armed = Sound NOT ARMED
strip-local = local { $at }

conditions-title = What is not as it should be
condition-since = since { $at }
condition-seen = Seen
condition-seen-by = seen by { $name }
condition-other = The node reports: { $what }
condition-fork = The record of { $them } has two versions of one place: a fork.
condition-fork-next = Do not rely on what came after it. Tell your watch chief; both versions are kept as proof.
condition-damaged = An entry of the record here is damaged.
condition-damaged-next = It is not served. The node asks { $them } for its copy.
condition-restored = This node was restored from a copy.
condition-restored-next = Sending waits until { $them } has told what it holds of ours.
condition-generation-needed = The record here is older than what { $them } holds of it: a new generation is needed.
condition-generation-needed-next = An administrator runs “openline generation” on this node.
condition-disk-low = The disk of this node is nearly full.
condition-disk-low-next = STOP still passes; the rest waits. Tell the administrator.
condition-clock-off = The two clocks are { $seconds } s apart.
condition-clock-off-next = Read times with that in mind.
condition-clock-far-off = The two clocks are { $seconds } s apart: more than the profile allows.
condition-clock-far-off-next = Agree on the time by voice, and have both clocks set.
condition-clock-step = The clock of this node was moved.
condition-clock-step-next = Times before and after do not compare. Tell the administrator.
condition-serial-gap = { $count ->
    [one] { $party }, { $series } series: { $count } item has not arrived (No. { $serials }).
   *[other] { $party }, { $series } series: { $count } items have not arrived (No. { $serials }).
}
condition-serial-gap-next = Ask them to repeat it if it does not come by itself.
condition-suspended = { $party } has suspended: { $kind }.
condition-suspended-next = STOP and checks still pass. Only { $party } can resume it.
condition-check-missed = { $count ->
    [one] { $count } check was missed.
   *[other] { $count } checks in a row were missed.
}
condition-check-missed-next = Check the line now, or call by another way.
condition-unproven = { $count ->
    [one] { $count } entry of ours is not yet proven by { $them }.
   *[other] { $count } entries of ours are not yet proven by { $them }.
}
condition-unproven-next = It is kept here. The proof comes with the next exchange.
condition-unsigned = { $count ->
    [one] { $count } item waits for a signature.
   *[other] { $count } items wait for a signature.
}
condition-handling-breach = An item was not handled in the agreed time.
condition-handling-breach-next = Both sides' records show it.
condition-peer-fault = The node of { $them } broke a rule of the line.
condition-peer-fault-next = The session was ended and the evidence kept. Tell your watch chief.
condition-old-key = The node of { $party } still uses keys that ended on { $until }.
condition-old-key-next = Confirm with { $party } by voice before you rely on what this node signs. The root of { $party } must certify new keys.
condition-keys-near-end = The keys of the node of { $party } end on { $until }.
condition-keys-near-end-next = The root of { $party } must certify new keys before then.
condition-sounder-failed = The sounder of this node failed.
condition-sounder-failed-next = Do not rely on it. Keep the sound of this console armed.
condition-line-down = The line went down.
condition-line-down-next = Use another way to reach their duty officer; the line comes back by itself.
condition-line-one-way = The line went to one way.
condition-line-one-way-next = Do not count on an answer until both directions are proven.
condition-line-silent = { $them } stopped answering checks.
condition-line-silent-next = Call their duty officer by another way.
condition-nobody-on-watch = Nobody is on watch here.
condition-nobody-on-watch-next = What arrives rings, but nobody is bound to read it. Start the watch.
condition-no-linguist = No qualified linguist is on this watch.
condition-no-linguist-next = Call one, or say so to the other side before you rely on a translation.
condition-certificate-ended = The certificate of { $officer } ({ $party }) ended on { $until }.
condition-certificate-ended-next = What this officer signs from now on does not count. An administrator renews it.
condition-certificate-near-end = The certificate of { $officer } ({ $party }) ends on { $until }.
condition-certificate-near-end-next = An administrator renews it in time.
condition-console-certificate-near-end = The certificate of this console ends on { $until }.
condition-console-certificate-near-end-next = An administrator makes a new one with “openline console-cert”.
condition-watch-log-changed = The watch log was changed from line { $line } on.
condition-watch-log-changed-next = Do not rely on it after that line. Tell your watch chief.

queue-title = { $n ->
    [0] Nothing needs you
    [one] { $n } needs your acknowledgement
   *[other] { $n } need your acknowledgement
}
queue-means = Acknowledge means: a person has read it. It does not mean: we agree.
queue-acknowledge = Acknowledge
queue-read-not-agreed = read, not agreed
queue-in = alarm escalates in
queue-late = overdue by
queue-effect-in = effect due in
queue-effect-late = effect overdue
queue-effect-open = effect not yet reported
queue-tell-effect = Report the effect
queue-empty = Every message to you has been acknowledged.
queue-empty-armed = New ones appear here and sound.
queue-empty-silent = New ones appear here, but this console will not sound: arm it at Watch.
queue-more = and { $n } more
escalation-1 = Alarm on all consoles
escalation-2 = Unacknowledged: next on the roster is called
escalation-3 = Next authority is called

taken-title = Taken by this watch

sent-title = { $n ->
    [0] Ours, still open
   *[other] Ours, still open: { $n }
}
sent-empty = { $them } has acknowledged all that we sent, and reported the effect of every STOP.
sent-ago = { $age } ago
sent-step-1 = alarm on all their consoles
sent-step-2 = unacknowledged: their next on the roster is called
sent-step-3 = their next authority is called

verbs-title = What you can do now
verbs-check = Check the line now
verbs-check-sent = Check sent { $at }. Waiting for the answer…
verbs-check-answered = Answered in { $ms } ms by { $by }.
verbs-write = Write
verbs-stop = STOP
verbs-stop-means = Opens STOP. It rings on every console of { $them }. Nothing is sent until you say what to stop.

check-by-node = the node of { $them }
checks-title = Checks
checks-next-check = line check in { $left }
checks-next-call = standing call in { $left }
checks-last = Last: { $at }, answered by { $by }
checks-none = No check has been completed yet.
checks-offset = clocks { $ms } ms apart

paths-title = Paths
paths-none = No route is open.
path-open = open
path-up = open
path-down = down
path-closed = closed
path-dialling = dialling
path-trying = trying
path-waiting = waiting
path-round-trip = { $ms } ms
path-age = proven { $age } ago
