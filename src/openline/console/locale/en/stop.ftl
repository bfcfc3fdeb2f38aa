# STOP: sending it, taking it, and its effect.

stop-title = STOP to { $them }
stop-where = Where
stop-what = What is asked
stop-own-words = In my own words
stop-more-words = More words (not required)
stop-send = Send STOP to { $them }, { $mode }
stop-hold = Hold for a moment, or press Enter twice
stop-holding = Keep holding…
stop-enter-again = Press Enter once more to send
stop-no-position = No position is given: it will not be known where.
stop-barred-no-text = Choose a phrase, or say in your own words what is to stop.
stop-barred-position = The position cannot be read. Mend it, or clear the field to send without one.
stop-reads = What { $them } will read
stop-sent = STOP is sent to { $them }.
stop-another = Another STOP
stop-open = Open it in the messages
stop-from = { $n ->
    [one] STOP from { $them }
   *[other] { $n } STOPs from { $them }
}
stop-not-real-exercise = Exercise. Nothing real is to be stopped. Act as the exercise says.
stop-not-real-test = Trial of the line. Nothing is to be stopped.
stop-stays = This stays until an officer has acknowledged it.
stop-not-yours = This stays until a duty officer has acknowledged it. You may not acknowledge it: call one.
stop-without-position = No position was given.
stop-bar = STOPs, effect not yet reported
stop-to = to { $them }
stop-of = from { $them }
stop-aside = Put aside; the clock stays above
stop-since = running for
stop-took = after { $time }
stop-state-sent = on its way
stop-state-held = arrived; not known to have been seen
stop-state-shown = on a manned screen
stop-state-unread = not acknowledged yet
stop-state-acknowledged = read by { $name }
stop-effect = Effect
stop-effect-means = Report it when your own units have told you. { $them } waits for it.
stop-effect-confirmed = Effect confirmed
stop-effect-not-confirmed = Not confirmed
stop-effect-text = Words with it (not required)
stop-on-way = being sent; our node has not confirmed it yet
stop-not-sent = This STOP was NOT SENT.
stop-not-sent-means = { $them } has not received it. What you typed is kept.
stop-unknown = It is NOT KNOWN whether this STOP was sent.
stop-unknown-means = Our node gave no answer. To send it again is safe: if it was recorded, { $them } receives it once only.
stop-call = Do not wait for it: call the duty officer of { $them } by the agreed other way.
stop-pressed = Pressed at { $at }
stop-again = Send this STOP again to { $them }, { $mode }
stop-change = Change it in the form
stop-later = Put aside; it stays above
stop-give-up = Give this STOP up
stop-show = Show
stop-not-sent-bar = STOPs that were not sent

key-send-stop = Send this STOP
key-stop-acknowledge = Acknowledge the STOP
