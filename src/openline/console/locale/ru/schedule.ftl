# График: проверки линии, постоянные вызовы, работы, учения; наши и их.

key-schedule-day = Один день
key-schedule-week = Неделя
schedule-date-typed = Дата, например 2026-11-25
schedule-time-typed = Время, например 14:07
schedule-no-moment = Такого дня или времени нет. Пример: 2026-11-25 и 14:07.
key-schedule-today = Сегодня
key-schedule-before = Раньше
key-schedule-after = Позже
key-schedule-add = Внести в график
key-schedule-cancel = Отменить отмеченную запись

schedule-span = Сколько показать
schedule-day = День
schedule-week = Неделя
schedule-date = Дата
schedule-today = Сегодня
schedule-before = Раньше
schedule-after = Позже
schedule-zulu-days = сутки и часы по Z
schedule-legend = Обозначения
schedule-missed = пропуск
schedule-missed-n = { $n ->
    [one] Пропущена { $n } проверка
    [few] Пропущены { $n } проверки
   *[other] Пропущено { $n } проверок
}
schedule-strip-says = { $day }: проверок сделано { $done }, пропущено { $missed }, предстоит { $planned }; вызовов и работ { $others }. Таблица ниже говорит то же.
schedule-more = Показано не всё. Возьмите меньший срок.
schedule-list = То же таблицей
schedule-table = График на { $day }
schedule-show = Показать
schedule-filter-all = всё
schedule-filter-checks = проверки линии
schedule-filter-agreed = вызовы и работы
schedule-filter-missed = пропущенные проверки
schedule-entries = { $n ->
    [0] ничего
    [one] { $n } запись
    [few] { $n } записи
   *[other] { $n } записей
}
schedule-empty = Здесь ничего нет.
schedule-time = Время, Z
schedule-local = Местное
schedule-party = Сторона
schedule-what = Что
schedule-standing = Состояние
schedule-detail = Подробности
schedule-kind-check = Проверка линии
schedule-kind-call = Постоянный вызов
schedule-kind-maintenance = Работы
schedule-kind-exercise = Учение
schedule-kind-other = Другое
schedule-standing-done = проверка сделана
schedule-standing-missed = проверка ПРОПУЩЕНА
schedule-standing-due = проверка сейчас
schedule-standing-planned = проверка предстоит
schedule-standing-past = неизвестно
schedule-takes-done = состоялось
schedule-takes-missed = пропущено
schedule-takes-due = сейчас
schedule-takes-planned = предстоит
schedule-takes-past = прошло
schedule-by-person = офицером
schedule-by-node = узлом
schedule-answered-by = ответ: { $name }
schedule-once = один раз
schedule-daily = ежедневно
schedule-weekly = еженедельно
schedule-every = каждые { $span }

schedule-add = Внести в график
schedule-from = Начало, Z
schedule-until = Конец, Z
schedule-zulu = время Z
schedule-backwards = Конец раньше начала.
schedule-repeat = Повтор
schedule-text = О чём речь
schedule-text-hint = { $them } это прочтёт: кто кого вызывает, какой канал отключён, что продолжает работать.
schedule-language = Язык текста
schedule-preview = { $what }, с { $from } до { $until }, { $every }. Под собственной подписью, видно обеим вахтам; согласие стороны { $them } не требуется.
schedule-signs-session = Подпишет ключ вахты.
schedule-signs-passkey = Подпишет ключ доступа.
schedule-signs-demo = Подпишет демонстрационный ключ.
schedule-sign = Подписать и внести
schedule-cancel = Отменить
schedule-cancel-title = Отмена записи
schedule-cancel-all = Запись повторяется ({ $every }): отменяется всё предстоящее.
schedule-reason = Причина
schedule-reason-hint = { $them } её прочтёт. Можно не указывать.
schedule-keep = Оставить
schedule-cancel-sign = Подписать и отменить
