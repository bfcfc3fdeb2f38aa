# What of talks is late, and which level is silent: conditions of the alarms.
condition-contact-silence = { $level ->
    [head_of_state] No contact between heads of state for { $days } days.
    [head_of_government] No contact between heads of government for { $days } days.
    [minister] No contact between ministers for { $days } days.
    [chief_of_staff] No contact between chiefs of staff for { $days } days.
    [deputy_minister] No contact between deputy ministers for { $days } days.
    [under_secretary] No contact between under secretaries for { $days } days.
    [commander] No contact between commanders for { $days } days.
    [duty] No contact between duty officers for { $days } days.
   *[other] No contact at the level { $level } for { $days } days.
}
condition-contact-silence-next = The ledger shows who spoke last. Staff may ask for a call.
condition-commitment-overdue = { $count ->
    [one] { $count } commitment is overdue.
   *[other] { $count } commitments are overdue.
}
condition-commitment-overdue-next = Staff say what became of it, with the evidence.
condition-request-unanswered = { $count ->
    [one] { $count } request of ours had no answer in the agreed time.
   *[other] { $count } requests of ours had no answer in the agreed time.
}
condition-request-unanswered-next = Staff may ask again, or put the points in writing.
condition-briefing-overdue = { $count ->
    [one] { $count } briefing of allies is overdue.
   *[other] { $count } briefings of allies are overdue.
}
condition-briefing-overdue-next = Staff give it, or set another day. It never goes on the line.
