# Alarms, the sound of the console, BLIND, the clock of this PC, the key map.

key-silence = Silence all that sounds for 30 s
key-map = Show all keys

tone-stop = STOP
tone-flash = FLASH
tone-immediate = IMMEDIATE
tone-priority = PRIORITY
tone-line = line lost or check missed
tone-blind = this console is BLIND

arming-title = Sound of the alarms
arming-armed = An alarm will be heard at this console.
arming-arm = Arm the sound
arming-again = Hear the tones again
arming-heard = Did you hear the tones?
arming-yes = Yes, I heard them
arming-no = No
arming-playing = Now sounding: { $tone }
arming-off = No alarm will be heard here. Arm the sound.
arming-refused = The browser or the sound device keeps silent. Check the loudspeaker, then arm the sound again.
arming-not-heard = You did not hear the tones. Check the loudspeaker and its volume, then arm the sound again.
arming-not-asked = Nobody has yet said that the tones were heard.
arming-no-lock = The browser does not keep this screen lit. Turn off the sleep of the screen on this PC.
arming-no-notification = The browser shows no notices. Keep this window in front.

alarm-title = Alarms
alarm-condition = LINE OR RECORD
alarm-ringing = { $n ->
    [one] { $n } alarm sounds
   *[other] { $n } alarms sound
}
alarm-silenced = { $n ->
    [one] { $n } alarm is silenced; it sounds again in { $left }
   *[other] { $n } alarms are silenced; they sound again in { $left }
}
alarm-untaken = { $n ->
    [one] { $n } alarm waits for somebody to take it
   *[other] { $n } alarms wait for somebody to take them
}
alarm-silence = Silence for 30 s
alarm-unheard = It does not sound here: the sound of this console is NOT ARMED.
alarm-state-new = new since { $at }
alarm-state-silenced = silenced, sounds again in { $left }
alarm-state-acknowledged = acknowledged by { $name }
alarm-state-answered = answered; acknowledged by { $name }
alarm-step-1 = all consoles and the sounder
alarm-step-2 = unacknowledged; next on the roster
alarm-step-3 = next authority
alarm-next = call { $name }: { $reach }
alarm-notice-real = { $party }: { $precedence } from { $them } waits for you
alarm-notice-exercise = EXERCISE, { $party }: { $precedence } from { $them } waits for you
alarm-notice-test = TEST, { $party }: { $precedence } from { $them }
alarm-notice-condition = { $party }: something is wrong with the line or the record
alarm-notice-own = { $party }, { $mode }: your STOP was not sent, or it is not known whether it was
alarm-own = STOP: NOT SENT

blind-since = THIS CONSOLE HAS BEEN BLIND SINCE { $at }
blind-never = THIS CONSOLE IS BLIND: ITS NODE DOES NOT ANSWER
blind-for = for { $time }
blind-means = Our own node is silent. What stands below is old. The line itself may be well: nobody can tell from here.
blind-means-cold = Our own node does not answer. What stands below was kept on this PC and is old. The line itself may be well: nobody can tell from here.
blind-nothing-sent = Nothing can be sent or received here. The console tries again by itself.
blind-silenced = Silenced; sounds again in { $left }
blind-unheard = The sound is not armed: press any key, and it sounds.
blind-below = Below: as it stood at { $at }
blind-was = This console was blind from { $from } to { $until }, for { $time }.
blind-was-means = What came in meanwhile stands here now.
blind-noted = Noted
blind-call = Numbers to call
blind-no-roster = No roster was kept on this PC. Use the list on paper at this post.
blind-on-watch = { $party }, last known on watch:
blind-procedure = What to do by hand
blind-version = Version { $version } of { $at }
blind-step-call = Call the duty officer of { $them } by the agreed other way, and say that this console is blind.
blind-step-tell = Call the administrator of this node.
blind-step-write = Write every call and message on paper, with its time in Z.
blind-step-stay = Stay at the console. It comes back by itself and says for how long it was blind.
blind-known = Last known, { $at }
blind-known-line = Line
blind-known-open = To acknowledge
blind-known-stops = STOPs, effect not yet reported

clock-pc-behind = The clock of this PC is { $far } behind the clock of the node.
clock-pc-ahead = The clock of this PC is { $far } ahead of the clock of the node.
clock-pc-means = Every time on these screens is the node's. Have the clock of this PC set.

session-ended = The session ended at { $at }. No alarm is heard at this console until somebody signs in and starts the watch.

keymap-title = All keys
keymap-here = On this screen
keymap-everywhere = Everywhere
keymap-or = or
keymap-not-now = (not now)
keymap-means = Single keys work while no field has the focus. Esc closes a dialog.
