# Engineering: paths, checks, clocks, record, disk, alarms, certificates, node.

key-engineering-read = Read the state again
key-engineering-top = To the overview

engineering-title = Engineering
engineering-overview = Overview: each leads to its part
engineering-mood-look = Look at this
engineering-mood-act = Act on this
engineering-unknown = not known
engineering-none = none
engineering-ms = { $ms } ms
engineering-unit-ms = ms
engineering-s = { $s } s
engineering-time = Time
engineering-table = Show as a table
engineering-chart = Chart: { $title }. { $n ->
    [one] { $n } value.
   *[other] { $n } values.
} The table below says the same.
engineering-no-points = Nothing was measured in this time.
engineering-last = last { $value }, { $at }

engineering-name-paths = Paths
engineering-name-clock = Clocks
engineering-name-record = Record
engineering-name-disk = Disk
engineering-name-certificates = Certificates
engineering-name-alarms = Alarms
engineering-name-node = Node
engineering-tile-open = { $open } of { $all } open
engineering-tile-trip = { $ms } ms there and back
engineering-tile-clock = against the node of { $them }
engineering-tile-pc-off = This PC is { $s } s off
engineering-tile-free = free on the disk
engineering-tile-reserve-used = The reserve is in use
engineering-tile-entries = { $n ->
    [one] { $n } entry
   *[other] { $n } entries
}
engineering-tile-record-bad = Forks: { $forks }, damaged: { $damaged }
engineering-tile-unproven = { $n ->
    [one] { $n } not proven, for { $age }
   *[other] { $n } not proven, for { $age }
}
engineering-tile-none-ends = none ends
engineering-tile-first = the first ends on { $at }
engineering-tile-rate = in 10 minutes; up to 1 is normal
engineering-tile-node = up { $age }, { $memory }
engineering-ready = ready
engineering-not-ready = NOT READY

engineering-paths = Paths
engineering-paths-means = Each path proves itself by fresh signatures, in both directions.
engineering-address = Address
engineering-state = State
engineering-dialled = Dialled
engineering-proof-age = Last proof
engineering-trip = Round trip
engineering-unsent = Not sent yet
engineering-why = Why down:
engineering-in-use = in use
engineering-by-us = by us
engineering-by-them = by them

engineering-checks = Line checks
engineering-span = Time shown
engineering-span-6h = 6 h
engineering-span-24h = 24 h
engineering-span-7d = 7 d
engineering-span-30d = 30 d
engineering-checks-sum = Answered by machine: { $machine }. By a person: { $human }.
engineering-checks-missed = Missed: { $missed }.
engineering-chart-trip = Round trip of the checks
engineering-chart-checks = Checks answered and missed
engineering-machine = by machine
engineering-human = by a person
engineering-missed = missed
engineering-by = By whom, over what
engineering-check-by = { $by }, answered by { $answered }
engineering-cross-means = A cross marks a check that was missed.

engineering-clock = Clocks
engineering-clock-of = Clock of { $party } against ours
engineering-clock-pc = Clock of this PC against the node
engineering-clock-node = Time of the node
engineering-flag-off = off
engineering-flag-far = TOO FAR OFF
engineering-pc-off = have it set
engineering-limit-show = shown
engineering-limit-alarm = alarm
engineering-chart-offset = Clock of { $them } against ours, 24 h
engineering-offset = Offset
engineering-source = Measured by
engineering-by-check = line check
engineering-by-session = open session

engineering-record = Record
engineering-entries = Entries of both logs
engineering-forks = Forks
engineering-damaged = Damaged entries
engineering-unproven = Not yet proven by { $them }
engineering-unproven-n = { $n ->
    [one] { $n }, for { $age }
   *[other] { $n }, the oldest for { $age }
}
engineering-waiting = Waiting to be sent
engineering-scrub = Scrub: the whole record is read again and again
engineering-scrub-at = { $part } %: { $done } of { $total }.
engineering-scrub-finished = Last round ended { $at }.
engineering-scrub-first = The first round is under way.
engineering-to-proof = To the proof of the record

engineering-disk = Disk
engineering-disk-low = The disk is nearly full. STOP still passes; the rest waits. Make room.
engineering-free = Free
engineering-record-bytes = Record
engineering-reserve = Reserve
engineering-reserve-of = { $held } of { $whole }
engineering-reserve-means = The reserve is held back so that STOP, checks and receipts can be written when the disk is full.

engineering-alarms = Alarms, last 30 days
engineering-rate = { $rate } in 10 minutes.
engineering-rate-well = That is what one person can serve (at most 1).
engineering-rate-many = That is more than one person can serve (at most 1): see what rings without need.
engineering-rate-more = Most in any 10 minutes of the last day: { $worst }. In 30 days: { $total }.
engineering-chart-alarms = Alarms a day
engineering-day = Day
engineering-acknowledged = acknowledged
engineering-not-acknowledged = not acknowledged
engineering-taken = Time until a person acknowledged
engineering-precedence = Precedence
engineering-count = Number
engineering-half = Half within
engineering-most = 95 % within
engineering-all = All
engineering-by-kind = By kind:
engineering-alarms-means = Exercise and test traffic counts too. The yardstick is that of EEMUA 191.

engineering-certificates = Certificates
engineering-whose = Whose
engineering-party = Party
engineering-validity = Validity
engineering-ends = Ends
engineering-key = Key
engineering-begins-with = Begins with
engineering-tls = This console (TLS)
engineering-key-tls = of the node, for browsers
engineering-node-keys = Keys of the node
engineering-by-root = certified by the root
engineering-key-node = held by the node
engineering-key-own = held by the officer
engineering-no-end = without end
engineering-ended = ENDED
engineering-ends-in = ends in { $age }
engineering-no-certificates = No officer has a certificate yet.
engineering-no-tls = This console is served on this computer only, without a certificate of its own.

engineering-node = Node
engineering-uptime = Up for
engineering-memory = Memory
engineering-cpu = Processor time
engineering-cpu-of = { $s } s, { $share } %
engineering-sessions = Sessions at consoles
engineering-commits = Commits to the disk
engineering-wire = Sent to the other node
engineering-version = Version

engineering-health = For machines that watch this node
engineering-health-means = They need no login. The last two are only on the admin listener.
engineering-health-health = 200 while the process answers.
engineering-health-ready = 200 if database, clock and record are in order; else 503 with the reasons.
engineering-health-lines = 200 if each line goes both ways; else 503. State and age of each direction.
engineering-health-metrics = Counters for Prometheus.
engineering-readiness = Ready now?
engineering-part-database = Database
engineering-part-clock = Clock
engineering-part-record = Record
engineering-api = Description of the API
