# Полоса на каждом экране и главный экран.

line-up = СВЯЗЬ ЕСТЬ
line-up-means = Доказана в обе стороны свежими подписями.
line-lost = КАНАЛ ПОТЕРЯН
line-lost-means = Ни один маршрут не открыт. Последнее доказательство ещё свежее; если канал не откроется, связь прервётся.
line-one-way = В ОДНУ СТОРОНУ
line-one-way-means = Доказано только одно направление. На ответ не рассчитывайте.
line-down = СВЯЗИ НЕТ
line-down-means = Свежих доказательств нет ни в одну сторону. Отправленное хранится и уйдёт, когда откроется канал.
line-silent = МОЛЧАНИЕ
line-silent-means = Сторона { $them } подряд пропускает проверки. Канал может быть открыт, но за ним никого.
line-none = ЛИНИЯ НЕ УЧРЕЖДЕНА
line-none-means = У этого узла ещё нет линии. Её учреждает администратор вместе с другой стороной.
line-blind = ПУЛЬТ СЛЕП
line-blind-means = Молчит наш собственный узел. Всё, что здесь показано, устарело.
line-direction = От стороны { $from } к стороне { $to }:
line-proven = доказано { $age } назад
line-last-proven = не доказано; последний раз { $age } назад
line-proven-now = доказано
line-not-proven = не доказано
line-never-proven = ни разу не доказано
line-reading-ours = Наша сторона
line-reading-path = Канал
line-reading-peer = Их сторона
reading-healthy = исправна
reading-disk-nearly-full = диск почти полон
reading-open = маршрут открыт
reading-no-route-is-open = нет открытых маршрутов
reading-answers-checks = отвечает на проверки
reading-checks-missed = пропускает проверки

people-ours = на вахте у нас
people-theirs = на вахте у них
people-nobody = На вахте никого
people-unknown = Не сообщают
people-unnamed = Пост занят, имя не сообщают
people-no-linguist = На этой вахте нет аттестованного переводчика
people-told = по сообщению от { $at }
people-start-watch = Заступить на вахту

strip-on-watch = на вахте
strip-since = с { $at }
strip-more = и ещё { $n }
strip-nobody = никого
strip-theirs-unknown = не сообщают
strip-proven = в обе стороны, { $age } назад
strip-last = последний раз в обе стороны { $age } назад
strip-never = в обе стороны не доказана
strip-blind = с { $at }
strip-need = не прочитано
strip-need-live = { $n ->
    [0] Непрочитанных сообщений нет.
    [one] { $n } сообщение ждёт прочтения.
    [few] { $n } сообщения ждут прочтения.
   *[other] { $n } сообщений ждут прочтения.
}
strip-live = Состояние линии: { $state }
strip-next-check = Проверка через
strip-next-call = Вызов через
strip-armed = Звук включён
strip-not-armed = Звук НЕ ВКЛЮЧЁН
strip-local = местное { $at }

conditions-title = Что не в порядке
condition-since = с { $at }
condition-seen = Принято
condition-seen-by = принято: { $name }
condition-other = Узел сообщает: { $what }
condition-fork = В журнале стороны { $them } у одной записи две версии: раздвоение.
condition-fork-next = Не полагайтесь на то, что было после. Доложите начальнику вахты; обе версии сохранены как доказательство.
condition-damaged = Запись журнала на этом узле повреждена.
condition-damaged-next = Она не выдаётся. Узел запрашивает копию у стороны { $them }.
condition-restored = Этот узел восстановлен из копии.
condition-restored-next = Отправка ждёт, пока сторона { $them } не сообщит, какие наши записи у неё есть.
condition-generation-needed = Наш журнал на этом узле отстаёт от своей копии у стороны { $them }: нужно новое поколение.
condition-generation-needed-next = Администратор выполняет на этом узле «openline generation».
condition-disk-low = Диск этого узла почти полон.
condition-disk-low-next = СТОП проходит, остальное ждёт. Сообщите администратору.
condition-clock-off = Часы сторон расходятся на { $seconds } с.
condition-clock-off-next = Учитывайте это, читая время.
condition-clock-far-off = Часы сторон расходятся на { $seconds } с: больше, чем допускает регламент.
condition-clock-far-off-next = Согласуйте время голосом; часы обеих сторон следует выставить.
condition-clock-step = Часы этого узла переставлены.
condition-clock-step-next = Время до и после сравнивать нельзя. Сообщите администратору.
condition-serial-gap = { $count ->
    [one] { $party }, серия { $series }: не пришло { $count } сообщение (№ { $serials }).
    [few] { $party }, серия { $series }: не пришли { $count } сообщения (№ { $serials }).
   *[other] { $party }, серия { $series }: не пришло { $count } сообщений (№ { $serials }).
}
condition-serial-gap-next = Если оно не придёт, запросите повтор.
condition-suspended = Сторона { $party } приостановила: { $kind }.
condition-suspended-next = СТОП и проверки проходят. Возобновить может только сторона { $party }.
condition-check-missed = { $count ->
    [1] Пропущена { $count } проверка.
    [one] Подряд пропущена { $count } проверка.
    [few] Подряд пропущены { $count } проверки.
   *[other] Подряд пропущено { $count } проверок.
}
condition-check-missed-next = Проверьте линию сейчас или свяжитесь с ними другим способом.
condition-unproven = { $count ->
    [one] { $count } наша запись ещё не заверена стороной { $them }.
    [few] { $count } наши записи ещё не заверены стороной { $them }.
   *[other] { $count } наших записей ещё не заверены стороной { $them }.
}
condition-unproven-next = Всё хранится здесь. Заверение придёт со следующим обменом.
condition-unsigned = { $count ->
    [one] { $count } сообщение ждёт подписи.
    [few] { $count } сообщения ждут подписи.
   *[other] { $count } сообщений ждут подписи.
}
condition-handling-breach = Сообщение не обработано в согласованный срок.
condition-handling-breach-next = Это видно в журналах обеих сторон.
condition-peer-fault = Узел стороны { $them } нарушил правило линии.
condition-peer-fault-next = Сеанс прекращён, доказательства сохранены. Доложите начальнику вахты.
condition-old-key = Узел стороны { $party } всё ещё пользуется ключами, срок которых истёк { $until }.
condition-old-key-next = Прежде чем полагаться на подписи этого узла, получите голосом подтверждение стороны { $party }. Корень стороны { $party } должен заверить новые ключи.
condition-keys-near-end = Срок ключей узла стороны { $party } истекает { $until }.
condition-keys-near-end-next = До этого корень стороны { $party } должен заверить новые ключи.
condition-sounder-failed = Сирена этого узла отказала.
condition-sounder-failed-next = Не полагайтесь на неё. Держите звук этого пульта включённым.
condition-line-down = Связь пропала.
condition-line-down-next = Вызовите их дежурного другим способом; линия восстановится сама.
condition-line-one-way = Связь осталась в одну сторону.
condition-line-one-way-next = Не рассчитывайте на ответ, пока не доказаны оба направления.
condition-line-silent = Сторона { $them } перестала отвечать на проверки.
condition-line-silent-next = Вызовите их дежурного другим способом.
condition-nobody-on-watch = У нас никто не заступил на вахту.
condition-nobody-on-watch-next = Пришедшее зазвучит, но прочесть его никто не обязан. Заступите на вахту.
condition-no-linguist = На этой вахте нет аттестованного переводчика.
condition-no-linguist-next = Вызовите переводчика или предупредите другую сторону, прежде чем полагаться на перевод.
condition-certificate-ended = Срок удостоверения истёк { $until }: { $officer } ({ $party }).
condition-certificate-ended-next = Подписи этого офицера больше не действуют. Администратор выдаёт новое.
condition-certificate-near-end = Срок удостоверения истекает { $until }: { $officer } ({ $party }).
condition-certificate-near-end-next = Администратор продлевает его заранее.
condition-console-certificate-near-end = Срок сертификата этого пульта истекает { $until }.
condition-console-certificate-near-end-next = Администратор создаёт новый командой «openline console-cert».
condition-watch-log-changed = Вахтенный журнал изменён, начиная со строки { $line }.
condition-watch-log-changed-next = Не полагайтесь на него после этой строки. Доложите начальнику вахты.

queue-title = { $n ->
    [0] Непрочитанного нет
   *[other] Ждут прочтения: { $n }
}
queue-means = «Прочитано» значит: человек прочёл. Это не значит: мы согласны.
queue-acknowledge = Прочитано
queue-read-not-agreed = прочтение — не согласие
queue-in = тревога усилится через
queue-late = просрочено на
queue-effect-in = срок результата через
queue-effect-late = результат просрочен
queue-effect-open = результат ещё не сообщён
queue-tell-effect = Сообщить результат
queue-empty = Все входящие сообщения прочитаны.
queue-empty-armed = Новые появятся здесь со звуком.
queue-empty-silent = Новые появятся здесь, но без звука: включите его на экране «Вахта».
queue-more = и ещё { $n }
escalation-1 = Тревога на всех пультах
escalation-2 = Не прочитано: вызывают следующего по списку
escalation-3 = Вызывают вышестоящего начальника

taken-title = Принято этой вахтой

sent-title = { $n ->
    [0] Наши, ещё открытые
   *[other] Наши, ещё открытые: { $n }
}
sent-empty = Сторона { $them } прочла всё, что мы отправили, и сообщила результат каждого СТОП.
sent-ago = { $age } назад
sent-step-1 = тревога на всех их пультах
sent-step-2 = не прочитано: у них вызывают следующего по списку
sent-step-3 = у них вызывают вышестоящего начальника

verbs-title = Что можно сделать сейчас
verbs-check = Проверить линию
verbs-check-sent = Проверка отправлена { $at }. Ждём ответа…
verbs-check-answered = Ответ за { $ms } мс: { $by }.
verbs-write = Написать
verbs-stop = СТОП
verbs-stop-means = Открывает СТОП. Он зазвучит на каждом пульте стороны { $them }. Ничего не уйдёт, пока не указано, что прекратить.

check-by-node = узел стороны { $them }
checks-title = Проверки
checks-next-check = проверка линии через { $left }
checks-next-call = постоянный вызов через { $left }
checks-last = Последняя: { $at }, ответ: { $by }
checks-none = Ещё ни одна проверка не завершена.
checks-offset = часы расходятся на { $ms } мс

paths-title = Каналы
paths-none = Ни один маршрут не открыт.
path-open = открыт
path-up = открыт
path-down = нет связи
path-closed = закрыт
path-dialling = вызов
path-trying = попытка
path-waiting = ожидание
path-round-trip = { $ms } мс
path-age = доказан { $age } назад
