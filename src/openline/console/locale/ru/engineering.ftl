# Техника: каналы, проверки, часы, журнал, диск, тревоги, удостоверения, узел.

key-engineering-read = Перечитать показания
key-engineering-top = К обзору

engineering-title = Техника
engineering-overview = Обзор: каждое показание ведёт к своему разделу
engineering-mood-look = Посмотрите
engineering-mood-act = Примите меры
engineering-unknown = неизвестно
engineering-none = нет
engineering-ms = { $ms } мс
engineering-unit-ms = мс
engineering-s = { $s } с
engineering-time = Время
engineering-table = Показать таблицей
engineering-chart = График: { $title }. { $n ->
    [one] { $n } значение.
    [few] { $n } значения.
   *[other] { $n } значений.
} Таблица ниже говорит то же самое.
engineering-no-points = За это время ничего не измерено.
engineering-last = последнее { $value }, { $at }

engineering-name-paths = Каналы
engineering-name-clock = Часы
engineering-name-record = Журнал
engineering-name-disk = Диск
engineering-name-certificates = Удостоверения
engineering-name-alarms = Тревоги
engineering-name-node = Узел
engineering-tile-open = открыто { $open } из { $all }
engineering-tile-trip = { $ms } мс туда и обратно
engineering-tile-clock = относительно узла стороны { $them }
engineering-tile-pc-off = Часы этого ПК расходятся на { $s } с
engineering-tile-free = свободно на диске
engineering-tile-reserve-used = Резерв уже расходуется
engineering-tile-entries = { $n ->
    [one] { $n } запись
    [few] { $n } записи
   *[other] { $n } записей
}
engineering-tile-record-bad = Раздвоений: { $forks }, повреждено: { $damaged }
engineering-tile-unproven = { $n ->
    [one] не заверена { $n }, уже { $age }
    [few] не заверены { $n }, уже { $age }
   *[other] не заверено { $n }, уже { $age }
}
engineering-tile-none-ends = без срока
engineering-tile-first = первое истекает { $at }
engineering-tile-rate = за 10 минут; норма — до 1
engineering-tile-node = работает { $age }, { $memory }
engineering-ready = готов
engineering-not-ready = НЕ ГОТОВ

engineering-paths = Каналы
engineering-paths-means = Каждый канал доказывает себя свежими подписями в обе стороны.
engineering-address = Адрес
engineering-state = Состояние
engineering-dialled = Кто вызвал
engineering-proof-age = Доказан
engineering-trip = Туда и обратно
engineering-unsent = Не отправлено
engineering-why = Почему нет связи:
engineering-in-use = в работе
engineering-by-us = мы
engineering-by-them = они

engineering-checks = Проверки линии
engineering-span = Показанное время
engineering-span-6h = 6 ч
engineering-span-24h = 24 ч
engineering-span-7d = 7 сут
engineering-span-30d = 30 сут
engineering-checks-sum = Ответила машина: { $machine }. Ответил человек: { $human }.
engineering-checks-missed = Пропущено: { $missed }.
engineering-chart-trip = Время проверок туда и обратно
engineering-chart-checks = Отвеченные и пропущенные проверки
engineering-machine = машина
engineering-human = человек
engineering-missed = пропущено
engineering-by = Кто и по какому каналу
engineering-check-by = { $by }, ответ: { $answered }
engineering-cross-means = Крестом отмечена пропущенная проверка.

engineering-clock = Часы
engineering-clock-of = Часы стороны { $party } относительно наших
engineering-clock-pc = Часы этого ПК относительно узла
engineering-clock-node = Время узла
engineering-flag-off = расходятся
engineering-flag-far = РАСХОДЯТСЯ СЛИШКОМ СИЛЬНО
engineering-pc-off = следует выставить
engineering-limit-show = показ
engineering-limit-alarm = тревога
engineering-chart-offset = Часы стороны { $them } относительно наших, 24 ч
engineering-offset = Расхождение
engineering-source = Чем измерено
engineering-by-check = проверка линии
engineering-by-session = открытый сеанс

engineering-record = Журнал
engineering-entries = Записей в обоих журналах
engineering-forks = Раздвоения
engineering-damaged = Повреждённые записи
engineering-unproven = Ещё не заверено стороной { $them }
engineering-unproven-n = { $n ->
    [1] { $n }, уже { $age }
   *[other] { $n }, старейшая уже { $age }
}
engineering-waiting = Ждёт отправки
engineering-scrub = Сплошная проверка: весь журнал перечитывается снова и снова
engineering-scrub-at = { $part } %: { $done } из { $total }.
engineering-scrub-finished = Последний круг закончен { $at }.
engineering-scrub-first = Идёт первый круг.
engineering-to-proof = К целостности журнала

engineering-disk = Диск
engineering-disk-low = Диск почти полон. СТОП ещё проходит, остальное ждёт. Освободите место.
engineering-free = Свободно
engineering-record-bytes = Журнал
engineering-reserve = Резерв
engineering-reserve-of = { $held } из { $whole }
engineering-reserve-means = Резерв хранится, чтобы при полном диске можно было записать СТОП, проверки и квитанции.

engineering-alarms = Тревоги за 30 суток
engineering-rate = { $rate } за 10 минут.
engineering-rate-well = Столько один человек в состоянии обслужить (не больше 1).
engineering-rate-many = Это больше, чем в состоянии обслужить один человек (не больше 1): выясните, что звучит без нужды.
engineering-rate-more = Больше всего за 10 минут в последние сутки: { $worst }. За 30 суток: { $total }.
engineering-chart-alarms = Тревог в сутки
engineering-day = День
engineering-acknowledged = прочитано
engineering-not-acknowledged = не прочитано
engineering-taken = Время до прочтения человеком
engineering-precedence = Срочность
engineering-count = Число
engineering-half = Половина за
engineering-most = 95 % за
engineering-all = Все
engineering-by-kind = По видам:
engineering-alarms-means = Учебные и пробные сообщения тоже учтены. Мерка — по EEMUA 191.

engineering-certificates = Удостоверения
engineering-whose = Чьё
engineering-party = Сторона
engineering-validity = Срок
engineering-ends = Истекает
engineering-key = Ключ
engineering-begins-with = Начинается с
engineering-tls = Этот пульт (TLS)
engineering-key-tls = узла, для браузеров
engineering-node-keys = Ключи узла
engineering-by-root = заверены корнем
engineering-key-node = хранится у узла
engineering-key-own = хранится у офицера
engineering-no-end = без срока
engineering-ended = ИСТЕКЛО
engineering-ends-in = истекает через { $age }
engineering-no-certificates = Удостоверений офицеров ещё нет.
engineering-no-tls = Этот пульт открыт только на этом компьютере и собственного сертификата не имеет.

engineering-node = Узел
engineering-uptime = Работает
engineering-memory = Память
engineering-cpu = Время процессора
engineering-cpu-of = { $s } с, { $share } %
engineering-sessions = Сеансов на пультах
engineering-commits = Записей на диск
engineering-wire = Отправлено другому узлу
engineering-version = Версия

engineering-health = Для машин, которые следят за узлом
engineering-health-means = Вход не нужен. Две последние есть только на служебном адресе.
engineering-health-health = 200, пока процесс отвечает.
engineering-health-ready = 200, если база, часы и журнал в порядке; иначе 503 с причинами.
engineering-health-lines = 200, если каждая линия работает в обе стороны; иначе 503. Состояние и возраст по направлениям.
engineering-health-metrics = Счётчики для Prometheus.
engineering-readiness = Готов ли сейчас?
engineering-part-database = База данных
engineering-part-clock = Часы
engineering-part-record = Журнал
engineering-api = Описание API
