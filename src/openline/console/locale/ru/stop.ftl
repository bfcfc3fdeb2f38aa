# СТОП: отправка, приём и результат.

stop-title = СТОП: { $them }
stop-where = Где
stop-what = Что требуется
stop-own-words = Своими словами
stop-more-words = Ещё слова (необязательно)
stop-send = Отправить СТОП, { $mode }, { $them }
stop-hold = Удерживайте или нажмите Enter дважды
stop-holding = Удерживайте…
stop-enter-again = Нажмите Enter ещё раз, чтобы отправить
stop-no-position = Координаты не указаны: место останется неизвестным.
stop-barred-no-text = Выберите фразу или скажите своими словами, что прекратить.
stop-barred-position = Координаты не читаются. Исправьте их или очистите поле, чтобы отправить без них.
stop-reads = Что прочтёт { $them }
stop-sent = СТОП отправлен: { $them }.
stop-another = Ещё один СТОП
stop-open = Открыть в сообщениях
stop-from = { $n ->
    [one] СТОП от { $them }
    [few] { $n } СТОП от { $them }
   *[other] { $n } СТОП от { $them }
}
stop-not-real-exercise = Учение. Останавливать на деле ничего не нужно. Действуйте по плану учения.
stop-not-real-test = Проба линии. Останавливать ничего не нужно.
stop-stays = Не исчезнет, пока офицер не подтвердит прочтение.
stop-not-yours = Не исчезнет, пока прочтение не подтвердит дежурный офицер. У вас нет этого права: вызовите его.
stop-without-position = Координаты не указаны.
stop-bar = СТОП, результат которых не сообщён
stop-to = кому: { $them }
stop-of = от { $them }
stop-aside = Отложить; часы останутся наверху
stop-since = идёт
stop-took = через { $time }
stop-state-sent = в пути
stop-state-held = пришёл; видел ли кто, не сообщено
stop-state-shown = на экране занятого поста
stop-state-unread = ещё не прочитан
stop-state-acknowledged = прочитал { $name }
stop-effect = Результат
stop-effect-means = Сообщите, когда доложат ваши части. Ждёт { $them }.
stop-effect-confirmed = Прекращено, подтверждаем
stop-effect-not-confirmed = Не подтверждаем
stop-effect-text = Слова к этому (необязательно)

key-send-stop = Отправить этот СТОП
key-stop-acknowledge = Подтвердить прочтение СТОП
