# Schedule: line checks, standing calls, maintenance windows, exercises; ours and theirs.

key-schedule-day = One day
key-schedule-week = One week
schedule-date-typed = Date, as 2026-11-25
schedule-time-typed = Time, as 14:07
schedule-no-moment = No such day or time. As 2026-11-25 and 14:07.
key-schedule-today = Today
key-schedule-before = Earlier
key-schedule-after = Later
key-schedule-add = Put something on the schedule
key-schedule-cancel = Cancel the marked entry

schedule-span = How much is shown
schedule-day = Day
schedule-week = Week
schedule-date = Date
schedule-today = Today
schedule-before = Earlier
schedule-after = Later
schedule-zulu-days = days and hours in Z
schedule-legend = Signs
schedule-missed = missed
schedule-missed-n = { $n ->
    [one] { $n } check missed
   *[other] { $n } checks missed
}
schedule-strip-says = { $day }: { $done } checks done, { $missed } missed, { $planned } to come; { $others } calls and windows. The table below says the same.
schedule-more = There is more than can be shown. Look at a shorter time.
schedule-list = The same as a table
schedule-table = Schedule of { $day }
schedule-show = Show
schedule-filter-all = all
schedule-filter-checks = line checks
schedule-filter-agreed = calls and windows
schedule-filter-missed = missed checks
schedule-entries = { $n ->
    [0] nothing
    [one] { $n } entry
   *[other] { $n } entries
}
schedule-empty = Nothing stands here.
schedule-time = Time, Z
schedule-local = Local
schedule-party = Party
schedule-what = What
schedule-standing = State
schedule-detail = Details
schedule-kind-check = Line check
schedule-kind-call = Standing call
schedule-kind-maintenance = Maintenance
schedule-kind-exercise = Exercise
schedule-kind-other = Other
schedule-standing-done = check done
schedule-standing-missed = check MISSED
schedule-standing-due = check due now
schedule-standing-planned = check planned
schedule-standing-past = not known
schedule-takes-done = done
schedule-takes-missed = missed
schedule-takes-due = now
schedule-takes-planned = to come
schedule-takes-past = over
schedule-by-person = by a person
schedule-by-node = by the node
schedule-answered-by = answered by { $name }
schedule-once = once
schedule-daily = every day
schedule-weekly = every week
schedule-every = every { $span }

schedule-add = Put on the schedule
schedule-from = Begins, Z
schedule-until = Ends, Z
schedule-zulu = in Zulu
schedule-backwards = It ends before it begins.
schedule-repeat = Repeats
schedule-text = What it is
schedule-text-hint = { $them } reads this: who calls whom, which path is down, what still works.
schedule-language = Language of the text
schedule-preview = { $what }, { $from } to { $until }, { $every }. Signed by you and shown to both watches; { $them } need not agree.
schedule-signs-session = The key of this watch signs it.
schedule-signs-passkey = Your passkey signs it.
schedule-signs-demo = The demo key signs it.
schedule-sign = Sign and put on
schedule-cancel = Cancel
schedule-cancel-title = Cancel this entry
schedule-cancel-all = It repeats ({ $every }): all that is to come is cancelled.
schedule-reason = Reason
schedule-reason-hint = { $them } reads it. It may be empty.
schedule-keep = Keep it
schedule-cancel-sign = Sign and cancel
