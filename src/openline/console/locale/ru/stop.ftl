# СТОП: отправка, приём и результат.

stop-title = СТОП стороне { $them }
stop-where = Где
stop-what = Что требуется
stop-own-words = Своими словами
stop-more-words = Дополнительно (необязательно)
stop-send = Отправить СТОП стороне { $them }, { $mode }
stop-hold = Удерживайте или нажмите Enter дважды
stop-holding = Удерживайте…
stop-enter-again = Нажмите Enter ещё раз, чтобы отправить
stop-no-position = Координаты не указаны: место останется неизвестным.
stop-barred-no-text = Выберите фразу или напишите своими словами, что прекратить.
stop-barred-position = Координаты не читаются. Исправьте их или очистите поле, чтобы отправить без них.
stop-reads = Что прочтёт { $them }
stop-sent = СТОП отправлен стороне { $them }.
stop-another = Ещё один СТОП
stop-open = Открыть в сообщениях
stop-from = { $n ->
    [1] СТОП от стороны { $them }
   *[other] { $n } СТОП от стороны { $them }
}
stop-not-real-exercise = Учение. На деле прекращать ничего не нужно. Действуйте по плану учения.
stop-not-real-test = Проба линии. Прекращать ничего не нужно.
stop-stays = Не исчезнет, пока офицер не подтвердит прочтение.
stop-not-yours = Не исчезнет, пока прочтение не подтвердит дежурный офицер. Нет права подтверждать: вызовите дежурного.
stop-without-position = Координаты не указаны.
stop-bar = СТОП: результат не сообщён
stop-to = стороне { $them }
stop-of = от стороны { $them }
stop-aside = Отложить; отсчёт останется наверху
stop-since = идёт
stop-took = через { $time }
stop-state-sent = в пути
stop-state-held = получен; сведений, что его видели, нет
stop-state-shown = на экране занятого поста
stop-state-unread = ещё не прочитан
stop-state-acknowledged = прочитано: { $name }
stop-effect = Результат
stop-effect-means = Сообщите, когда доложат свои части. Результата ждёт сторона { $them }.
stop-effect-confirmed = Результат подтверждён
stop-effect-not-confirmed = Не подтверждён
stop-effect-text = Пояснение (необязательно)
stop-on-way = отправляется; наш узел ещё не подтвердил
stop-not-sent = Этот СТОП НЕ ОТПРАВЛЕН.
stop-not-sent-means = Сторона { $them } его не получила. Набранное сохранено.
stop-unknown = НЕИЗВЕСТНО, отправлен ли этот СТОП.
stop-unknown-means = Наш узел не ответил. Отправить ещё раз безопасно: если СТОП уже записан, сторона { $them } получит его только один раз.
stop-call = Не ждите: позвоните дежурному офицеру стороны { $them } по согласованному запасному каналу.
stop-pressed = Нажато в { $at }
stop-again = Отправить этот СТОП ещё раз стороне { $them }, { $mode }
stop-change = Исправить в форме
stop-later = Отложить; останется наверху
stop-give-up = Больше не отправлять
stop-show = Показать
stop-not-sent-bar = СТОП: не отправлен

key-send-stop = Отправить этот СТОП
key-stop-acknowledge = Подтвердить прочтение СТОП
