# Журнал: лента, подробности записи, целостность всего журнала, доказательства одного сообщения.

key-record-timeline = Лента журнала
key-record-proof = Целостность журнала
key-record-search = Поиск по текстам
key-record-filters = Показать или скрыть отбор
key-record-older = Более ранние записи
key-record-newer = Более поздние записи
key-record-again = Перечитать последние
key-record-close = Закрыть подробности

record-title = Журнал
record-parts = Разделы журнала
record-timeline = Лента
record-proof = Целостность

record-find = Поиск в журнале
record-search = Поиск по текстам
record-every = Также записи узлов
record-filters = { $n ->
    [0] Отбор
   *[other] Отбор ({ $n })
}
record-clear = Сбросить всё
record-any = все
record-author = Автор
record-kind = Вид
record-of-officers = Записи офицеров
record-of-nodes = Записи узлов
record-precedence = Срочность
record-mode = Режим
record-mode-real = РЕАЛЬНО
record-mode-exercise = УЧЕНИЕ
record-mode-test = ПРОБА
record-dark = Нет отметки
record-not-lit = нет: { $light }
record-from = С (UTC)
record-until = По (UTC)
record-time-fault = Например, 2026-11-25 14:07, только день или только время сегодня; всегда UTC.
record-only-void = Только недействительные

record-newest = Последние записи
record-older-than = Записи до { $at }
record-fresh = { $n ->
    [one] { $n } новая запись: показать
    [few] { $n } новые записи: показать
   *[other] { $n } новых записей: показать
}
record-nothing = Таких записей в журнале нет.
record-nothing-hint = Измените отбор или включите записи узлов.
record-newer = Позже
record-older = Раньше
record-looking = { $n ->
    [0] Чтение…
    [one] Чтение… просмотрена { $n } запись
    [few] Чтение… просмотрены { $n } записи
   *[other] Чтение… просмотрено { $n } записей
}
record-to = До записи, поступившей под № { $n }
record-end = Начало журнала
record-look-on = { $n ->
    [one] Просмотрена { $n } запись. Искать дальше
    [few] Просмотрены { $n } записи. Искать дальше
   *[other] Просмотрено { $n } записей. Искать дальше
}
record-live = { $n ->
    [0] Записей не показано.
    [one] Показана { $n } запись.
    [few] Показаны { $n } записи.
   *[other] Показано { $n } записей.
}

record-entry = Запись
record-close = Закрыть
record-no-such = Такой записи в этом журнале нет.
record-series = серия: { $series }
record-void = НЕДЕЙСТВИТЕЛЬНО
record-void-means = НЕДЕЙСТВИТЕЛЬНО: запись остаётся в журнале, но силы не имеет.
record-cancelled = отменено
record-corrected = исправлено
record-late = с опозданием
record-crossed = Разминулось в пути с приостановкой другой стороны: автор о ней ещё не знал.
record-branch = Находится в ветви, которая противоречит журналу на этом узле. Не полагайтесь на неё.
record-cancelled-by = Отменено. Открыть отмену.
record-corrected-by = Исправлено. Открыть поправку.
record-lights = Как далеко дошло
record-followed = Что было дальше
record-in-messages = Открыть в сообщениях
record-reference = На что ссылается
record-written = Написано { $at } по часам стороны { $party }
record-translation = Перевод, { $language }, { $name }:
record-how-human = человеком
record-how-machine = машиной
record-state-draft = черновой
record-state-reviewed = проверен
record-state-certified = заверен
record-position = Точка { $n }
record-effect-confirmed = Результат подтверждён
record-effect-not-confirmed = Результат не подтверждён
record-meaning-understood = Понято
record-meaning-not-understood = Не понято
record-meaning-will-comply = Выполним
record-meaning-cannot-comply = Выполнить не можем
record-meaning-referred = Доложено старшему
record-meaning-repeat-part = Неполно: повторите часть

record-place = Место в журнале
record-arrival = Поступило сюда
record-log = Место в журнале автора
record-log-place = { $party }, запись { $index }, поколение { $generation }
record-proven = Заверение
record-proven-yes = Заверено контрольной точкой, подписанной обеими сторонами
record-proven-no = Контрольной точкой обеих сторон ещё не заверено
record-proven-other = Из прежнего поколения этого журнала
record-body = Содержание
record-body-damaged = Повреждено на этом диске; запрашивается снова
record-body-absent = Здесь отсутствует: стёрто или не пришло
record-id = Идентификатор
record-leaf = Хеш в журнале
record-copy = Копировать
record-copied = Скопировано

record-says-rcpt = Квитанция: узел хранит на своём диске эти записи другой стороны целиком.
record-says-shown = Узел сообщает, что это стояло на экране занятого поста. Это не значит, что кто-то прочёл.
record-says-escalate = Узел усилил тревогу, потому что прочтения никто не подтвердил.
record-says-cert = Корень стороны удостоверяет ключ офицера.
record-says-remove = Корень стороны прекращает действие удостоверения офицера.
record-says-check = Один шаг проверки линии.
record-says-watch = Кто на вахте, по словам этой стороны.
record-says-delegate = Офицер разрешает ключу этой вахты подписывать за него.
record-says-undelegate = Офицер прекращает действие ключа своей вахты.
record-says-route = Где можно связаться с этой стороной.
record-says-genesis = Учреждение линии.
record-says-generation = Этот журнал начат заново с разрешения корня стороны.
record-says-fork = Обе версии одного места сохранены как доказательство.
record-says-clock = Узел сообщает, что его часы перевели.
record-says-resync = Оба узла сверили, до какой записи доведён каждый журнал.
record-says-other = Запись этого вида.
record-post = Пост:
record-ranges = Записи { $ranges }
record-raw = Что подписано, в виде данных

record-evidence = Доказательства
record-evidence-means = Файл, который доказывает эту запись постороннему без этого узла и без сети.
record-evidence-save = Сохранить доказательства
record-evidence-making = Собираются доказательства…
record-evidence-whole = Файл { $name } сохранён, он полный.
record-evidence-lacks = Файл { $name } сохранён, но он неполный:
record-evidence-later = Сохраните его ещё раз позже: недостающее придёт со следующим обменом.

record-words = { $n ->
    [0] Слова для сверки
    [one] { $n } слово для сверки
    [few] { $n } слова для сверки
   *[other] { $n } слов для сверки
}
record-words-of = Они обозначают оба журнала, какими те были при проверке линии { $at }.
record-words-step-1 = Вызовите дежурного офицера стороны { $them } голосом, не по этой линии.
record-words-step-2 = Убедитесь, что оба видите одно и то же время проверки.
record-words-step-3 = Читайте слова вслух по очереди: здесь первое, там второе, и так далее.
record-words-step-4 = Все совпали: до этого времени журналы одинаковы. Одно не совпало: сличите журналы ниже и доложите начальнику вахты.
record-no-words = До первой завершённой проверки слов нет.
record-no-words-hint = Проверьте линию сейчас, и слова появятся здесь.

record-heads = Вершины журналов
record-heads-means = Каждая сторона ведёт свой журнал, и обе хранят оба. Корень — одно число, за которым стоит всё содержимое.
record-head-size = { $n ->
    [one] { $n } запись, поколение { $generation }
    [few] { $n } записи, поколение { $generation }
   *[other] { $n } записей, поколение { $generation }
}
record-head-open = { $n ->
    [one] { $n } запись ещё не заверена обеими сторонами (заверено до { $proven })
    [few] { $n } записи ещё не заверены обеими сторонами (заверено до { $proven })
   *[other] { $n } записей ещё не заверены обеими сторонами (заверено до { $proven })
}
record-head-proven = Заверен обеими сторонами до конца
record-compare = Сличение журналов
record-compare-means = Запрашивает у узла стороны { $them } его корни и находит первую запись, которая расходится.
record-compare-now = Сличить сейчас
record-comparing = Идёт сличение…
record-same = Журналы одинаковы в той части, которая есть у стороны { $them }.
record-differ = Журналы расходятся с журналами стороны { $them }.
record-same-to = совпадает до записи { $n }; здесь хранится: { $ours }
record-differ-at = первое расхождение в записи { $n }
record-differ-next = Не полагайтесь на то, что после неё. Сохраните обе версии и доложите начальнику вахты.

record-whole = Цел ли журнал?
record-forks = { $n ->
    [0] Раздвоений нет
    [one] { $n } раздвоение
    [few] { $n } раздвоения
   *[other] { $n } раздвоений
}
record-damaged = { $n ->
    [0] О повреждениях ничего не известно
    [one] Повреждена { $n } запись
    [few] Повреждены { $n } записи
   *[other] Повреждено { $n } записей
}
record-unproven = { $n ->
    [1] { $n } запись ещё не заверена, уже { $age }
    [one] { $n } запись ещё не заверена, старейшая уже { $age }
    [few] { $n } записи ещё не заверены, старейшая уже { $age }
   *[other] { $n } записей ещё не заверены, старейшая уже { $age }
}
record-all-proven = Всё заверено обеими сторонами
record-verify-means = { $n ->
    [one] Читает с диска { $n } запись и сверяет каждый байт с подписями и корнями.
    [few] Читает с диска { $n } записи и сверяет каждый байт с подписями и корнями.
   *[other] Читает с диска { $n } записей и сверяет каждый байт с подписями и корнями.
}
record-verify = Проверить журнал
record-verifying = Проверено { $done } из { $n }, уже { $time }. Линия тем временем работает.
record-is-whole = Журнал цел.
record-is-damaged = Целостность журнала нарушена.
record-verified = { $n ->
    [one] Проверена { $n } запись в { $at }, за { $time }
    [few] Проверены { $n } записи в { $at }, за { $time }
   *[other] Проверено { $n } записей в { $at }, за { $time }
}
record-damaged-next = Повреждённое не выдаётся; узел запрашивает копию у стороны { $them }. Сообщите администратору.
record-scrub = В фоне узел снова и снова перечитывает весь журнал: сейчас { $done } из { $total }.
record-scrub-finished = Последний круг закончен { $at }.

record-judge = Проверка файла доказательств
record-judge-means = Укажите полученный файл. Он проверяется по двум корням, учредившим эту линию, и никуда больше не передаётся.
record-drop = Перетащите файл сюда или выберите его.
record-choose = Выбрать файл
record-judging = Файл проверяется…
record-too-large = Файл слишком велик. Файл доказательств занимает не больше { $most }.
record-no-right = Нет права работать с доказательствами.
record-good = Доказательства верны.
record-good-means = Все проверки пройдены. Доказано, что запись подписана и что с ней было дальше, но не истинность её содержания.
record-bad = Доказательства неверны.
record-bad-means = { $n ->
    [one] Не пройдена { $n } проверка. Не полагайтесь на этот файл.
    [few] Не пройдены { $n } проверки. Не полагайтесь на этот файл.
   *[other] Не пройдено { $n } проверок. Не полагайтесь на этот файл.
}
record-it-proves = Что доказано
record-no-receipts = В нём нет доказательства, что другая сторона это получила.
record-checks = { $failed ->
    [0] Все проверки ({ $n })
   *[other] Все проверки ({ $n }, не пройдено: { $failed })
}
record-check-ok = Верно
record-check-failed = НЕ ПРОЙДЕНО
record-proof-format = Форма файла
record-proof-cards = Карточки обеих сторон
record-proof-line = Линия
record-proof-genesis = Учреждение линии
record-proof-checkpoint = Контрольная точка
record-proof-cosignature = Подпись другой стороны под контрольной точкой
record-proof-item = Само сообщение
record-proof-entry = запись { $n }
record-proof-receipt = Квитанция
record-proof-certificate = Удостоверение офицера
record-proof-ack = Подтверждение прочтения
record-proof-answer = Ответ
record-proof-delegation = Ключ вахты
record-proof-undelegation = Прекращение ключа вахты
record-proof-removal = Исключение офицера
record-proof-record = Нет противоречий
record-proof-holdings = Что покрывают квитанции
record-step-envelope = подписано узлом
record-step-commitment = содержание соответствует подписанному
record-step-inclusion = есть в журнале
record-step-officer = подписано офицером, имевшим право
record-step-held = получено
record-step-acknowledged = прочитано
record-step-answered = дан ответ

record-void-cod-7 = Содержит недопустимые знаки или ключ.
record-void-env-4 = Текст длиннее, чем разрешает регламент.
record-void-env-5 = Не имеет формы записи офицера, или её номер уже использован.
record-void-env-6 = То же самое уже было записано.
record-void-env-7 = Подпись офицера не подтверждается.
record-void-env-8 = Вид неизвестен, или содержание не той формы.
record-void-env-9 = Содержание не имеет формы, которой требует его вид.
record-void-cer-9 = Удостоверение офицера при подписании не действовало.
record-void-cer-10 = У офицера нет роли, которая даёт право это отправить.
record-void-cer-11 = Регламент не разрешает этой роли это отправлять.
record-void-rct-3 = Квитанция утверждает больше, чем показывает её собственная вершина.
record-void-rct-5 = Никто не подтверждает записи своей стороны и не отвечает на них.
record-void-rct-7 = Взят номер не той серии.
record-void-rct-8 = Это не действительный шаг проверки линии.
record-void-rct-9 = Этот вид был приостановлен, или возобновлять было нечего.
record-void-rct-11 = Отменить или исправить может только сторона автора.
record-void-rct-12 = Изменяет регламент недопустимым образом.
record-void-rct-13 = Сообщает о показе в форме, которая не засчитывается.
record-void-rct-14 = Координаты не относятся к этому сообщению или лежат слишком далеко от исходных.
record-void-rct-15 = Сообщает результат того, что результата не требует.
record-void-rct-16 = Сообщает состав вахты в форме, которая не засчитывается.
record-void-other = Нарушает правило линии.
