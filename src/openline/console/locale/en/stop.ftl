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
stop-not-yours = This stays until a duty officer has acknowledged it. You have not the right to: call one.
stop-without-position = No position was given.
stop-bar = STOPs with no told effect
stop-to = to { $them }
stop-of = from { $them }
stop-aside = Put aside; the clock stays above
stop-since = running for
stop-took = after { $time }
stop-state-sent = on its way
stop-state-held = arrived; nobody is said to have seen it
stop-state-shown = on a manned screen
stop-state-unread = not acknowledged yet
stop-state-acknowledged = read by { $name }
stop-effect = Effect
stop-effect-means = Say it when your own units have told you. { $them } waits for it.
stop-effect-confirmed = Effect confirmed
stop-effect-not-confirmed = Not confirmed
stop-effect-text = Words with it (not required)

key-send-stop = Send this STOP
key-stop-acknowledge = Acknowledge the STOP
