# Las condiciones en pocas frases. What each variable is, and how sentences are put together: see ../en/terms.ftl.

## What a space said about the visa, where no grant follows.

terms-declined = este espacio no participa en la visa de coworking
terms-accepted = este espacio participa en la visa de coworking, pero no ha dicho qué ofrece
terms-accepted-anyone = este espacio participa en la visa de coworking, pero no ha dicho qué obtienen con ella los miembros de otros espacios
terms-silent = este espacio no ha dicho si participa en la visa de coworking ni qué ofrece a los visitantes
terms-accepted-guests = este espacio participa en la visa de coworking, pero no ha dicho qué ofrece a quienes vienen por su cuenta
terms-silent-guests = este espacio no ha dicho si participa en la visa de coworking ni qué ofrece a quienes vienen por su cuenta
terms-silent-members = este espacio no ha dicho si participa en la visa de coworking ni qué ofrece a los miembros de otros espacios
terms-silent-price = este espacio no ha dicho si participa en la visa de coworking
terms-closed = este espacio está cerrado definitivamente desde { $date }

## A grant. Whoever is spoken of is in the plural: "los miembros de otros espacios pueden trabajar aquí gratis ...".

terms-only = { $what } (solo { $areas })
terms-for = { $what } { $amount }
terms-at-most = { $what }, pero como máximo { $amount }
terms-weekdays = { $what } los { $days }
terms-working-week = { $what } de lunes a viernes
terms-weekdays-of-month = { $what } los { $days } (solo el { $weeks } de esos días en el mes)
terms-between = { $what } de { $from } a { $until }
times-of-day = de { $from } a { $until }
days-of-month = { $days } (el { $weeks } de esos días en el mes)
week-first = primero
week-second = segundo
week-third = tercero
week-fourth = cuarto
week-fifth = quinto
week-last = último
terms-never-more = { $what }, pero nunca más de lo que su espacio de origen da a sus visitantes
terms-if = { $what } { $conditions }
terms-never-more-if = { $what }, pero nunca más de lo que su espacio de origen da a sus visitantes, y solo { $conditions }
terms-waived =
    { $spaces ->
        [one] { $what } (para 1 espacio no cuenta la distancia)
       *[other] { $what } (para { $spaces } espacios no cuenta la distancia)
    }
terms-not-for-regulars = { $what }, siempre que no vengan con regularidad
terms-grant = { $who } { $what }
terms-grant-labelled = { $label }: { $who } { $what }
terms-and-anyone = { $grant }, y todas las demás personas también

## What is granted, behind who may do it.

benefit-free = pueden trabajar aquí gratis
benefit-discount = pueden trabajar aquí con un { $percent } % de descuento
benefit-discount-unsaid = pueden trabajar aquí con descuento
benefit-area = pueden usar una parte del espacio
benefit-welcome = pueden venir (no se indica si cuesta algo)
benefit-fee-waived = no pagan la cuota habitual
benefit-at-a-price = pueden trabajar aquí pagando
benefit-free-or-discount = pueden trabajar aquí gratis o con descuento (decide el anfitrión)

## To whom something is granted.

audience-members =
    { $which ->
        [active] los miembros activos de otros espacios
       *[all] los miembros de otros espacios
    }
audience-members-kinds =
    { $which ->
        [active] los miembros activos de otros espacios (solo { $kinds })
       *[all] los miembros de otros espacios (solo { $kinds })
    }
audience-partners =
    { $which ->
        [active] los miembros activos de { $partners }
       *[all] los miembros de { $partners }
    }
audience-guests = los invitados de un miembro de este espacio
audience-would-be-members = quienes piensan en hacerse miembros de este espacio
audience-anyone = todas las personas
audience-anyone-else = todas las demás personas
audience-anyone-active = quienes son miembros activos de un espacio
audience-anyone-kinds =
    { $which ->
        [active] quienes son miembros activos de { $kinds }
       *[all] quienes son miembros de { $kinds }
    }
audience-without = { $who }, salvo { $members },

## Partner spaces.

terms-partners = espacios asociados ({ $told })
partners-group = «{ $name }»
partners-group-of = «{ $name }»: { $spaces }
partners-spaces =
    { $number ->
        [one] 1 espacio
       *[other] { $number } espacios
    }
partners-more = { $number } más
partners-kinds = solo { $kinds }

## What must hold for a grant.

terms-if-home = si su espacio de origen { $home }
terms-if-they = si { $they }
terms-if-both = si su espacio de origen { $home } y si { $they }

## Behind "si su espacio de origen".

condition-home-takes-ours = acepta también a los miembros de este
condition-home-has-room = tiene un local propio
condition-home-distance = está al menos a { $km } km de aquí
condition-home-region = está { $place }

## Behind "si".

condition-they-tier = tienen { $membership } o una superior
condition-they-days =
    { $days ->
        [one] son miembros desde hace al menos 1 día
       *[other] son miembros desde hace al menos { $days } días
    }
condition-they-share = hacen al menos el { $percent } % de sus visitas en su espacio de origen
condition-they-distance = viven al menos a { $km } km de aquí
condition-they-bring = traen { $documents }
condition-they-live = viven { $place }
condition-they-coupon = entregan un cupón de { $name }
condition-they-members = son miembros de { $kinds }
condition-they-active = son miembros activos de un espacio

## Documents, behind "traen".

identity-photo-id = un documento de identidad con foto
identity-id = un documento de identidad
identity-membership-proof = un comprobante de membresía
identity-letter = una carta de su espacio de origen
identity-bearing = { $document } con { $marks }
identity-fresh = { $document } (de hace { $days } como máximo)
mark-date = fecha
mark-stamp = sello
mark-photo = foto
mark-signature = firma
mark-name = nombre

## How visitors announce themselves: behind "si"; .visitors...: the beginning of a sentence at the desk.

booking-contact-first = avisan antes
    .day-before = avisan a más tardar el día antes
    .days-before = avisan al menos { $days } días antes
    .visitors = Hay que avisar antes
    .visitors-day-before = Hay que avisar a más tardar el día antes
    .visitors-days-before = Hay que avisar al menos { $days } días antes
booking-reserve = reservan antes
    .day-before = reservan a más tardar el día antes
    .days-before = reservan al menos { $days } días antes
    .visitors = Hay que reservar antes
    .visitors-day-before = Hay que reservar a más tardar el día antes
    .visitors-days-before = Hay que reservar al menos { $days } días antes
booking-form = completan antes el formulario
    .day-before = completan el formulario a más tardar el día antes
    .days-before = completan el formulario al menos { $days } días antes
    .visitors = Hay que completar antes el formulario
    .visitors-day-before = Hay que completar el formulario a más tardar el día antes
    .visitors-days-before = Hay que completar el formulario al menos { $days } días antes
booking-approval = piden permiso antes y esperan el sí
    .day-before = piden permiso y tienen el sí a más tardar el día antes
    .days-before = piden permiso y tienen el sí al menos { $days } días antes
    .visitors = Hay que pedir permiso antes y esperar el sí
    .visitors-day-before = Hay que pedir permiso y tener el sí a más tardar el día antes
    .visitors-days-before = Hay que pedir permiso y tener el sí al menos { $days } días antes
booking-link = { $booking } ({ $link })

## Where a home space must be: behind "está". .from: behind "visitantes".

where-same-city = en la misma ciudad
    .from = de la misma ciudad
where-same-region = en la misma región
    .from = de la misma región
where-same-country = en el mismo país
    .from = del mismo país
where-travelling = en otra ciudad
    .from = que están de viaje
where-another-country = en otro país
    .from = de otro país
where-named = { $place } ({ $name })

## What is added to a grant behind a semicolon.

terms-no-proof = no se pide ningún comprobante
terms-no-booking = no hace falta reservar
terms-extent-unsaid = no se indica cuánto ni cada cuánto
terms-days-not-fixed = el anfitrión decide cuántos días
terms-number-not-fixed = en la práctica, el número no es fijo
terms-more-on-request = el anfitrión puede dar más si se lo piden
terms-advised = pensado para quienes tienen su espacio de origen { $place }, aunque no se exige
terms-advised-residence = pensado para quienes viven { $place }, aunque no se exige
terms-in-words = solo si: { $conditions }
condition-quoted = «{ $condition }»
terms-waived-by-agreement = las reglas de distancia y región pueden no aplicarse si los dos espacios lo acuerdan

## Guests of visitors.

guests-none = no pueden traer invitados
guests-free = pueden traer invitados gratis
guests-free-most =
    { $most ->
        [one] pueden traer gratis a 1 invitado
       *[other] pueden traer gratis hasta { $most } invitados
    }
guests-paid = pueden traer invitados pagando
guests-paid-most =
    { $most ->
        [one] pueden traer a 1 invitado pagando
       *[other] pueden traer hasta { $most } invitados pagando
    }
guests-house = invitados, solo según las normas del espacio
invited-at-once = 
    { $most ->
        [one] cada miembro trae como máximo 1 invitado a la vez
       *[other] cada miembro trae como máximo { $most } invitados a la vez
    }
invited-per-member = se cuenta por el miembro que los trae
invited-present = ese miembro se queda con ellos
invited-registers = ese miembro los inscribe
invited-pays = ese miembro paga por ellos

## Sentences that follow a grant.

terms-account = Antes hace falta: { $account }
terms-booking-link = Reservas: { $link }
terms-on-arrival = Al llegar: { $done }
terms-form-fields = El formulario pide: { $fields }
terms-grant-note = Nota: { $note }
terms-cost-unsaid = No se indica cuánto cuesta

## Prices.

prices-price = Precio: { $prices }
prices-after-that = Después: { $prices }
prices-everyone-else = Para el resto: { $prices }
prices-otherwise = En los demás casos: { $prices }
prices-beside = También se ofrece: { $prices }
prices-donation = Se pide: { $prices }

## The house.

hours-open = Horario: { $hours }
hours-open-asides = Horario: { $hours } ({ $asides })
hours-unsaid = No se indica el horario
hours-unsaid-asides = No se indica el horario para visitantes ({ $asides })
hours-other-days-unsaid = el horario de los demás días no se indica
hours-other-days-closed = cerrado los demás días
hours-key-holders = para quienes tienen llave: { $hours }
hours-staffed = con personal: { $hours }

terms-room =
    { $people ->
        [one] Cabe 1 persona
       *[other] Caben { $people } personas
    }

## Areas and things.

areas-included = Incluye: { $areas }
areas-extra = Se paga aparte: { $areas }
areas-excluded = No es para visitantes: { $areas }
areas-unsaid = También hay, aunque no se indica si es para visitantes: { $areas }
area-asides = { $name } ({ $asides })
area-count = hay { $count }
area-seats =
    { $seats ->
        [one] 1 asiento
       *[other] { $seats } asientos
    }

## Sites.

sites-one = Sede: { $sites }
sites-more = Sedes: { $sites }
sites-several = Hay varias sedes
sites-one-count = Un día en una sede cuenta en todas
site-city = { $site } ({ $city })

## What must be signed, and how fresh the home's word on a pass has to be.

agreement-not-needed = No hay que firmar nada
agreement-needed = Hay que firmar algo al llegar
drop-in-not-free = No se puede entrar gratis sin más
drop-in-none = No se puede entrar sin más
drop-in-no-days = No se venden días sueltos
keys-none = Los visitantes no reciben llave
keys-lent = Se presta una llave a los visitantes
keys-for-a-deposit = Los visitantes reciben una llave con depósito
keys-for-a-fee = Los visitantes reciben una llave pagando
door-escort = Alguien del espacio acompaña a los visitantes
door-how = En la puerta: { $how }
terms-payment = Pago: { $ways }
terms-plans = Planes del espacio: { $plans }
terms-networks = También participa en: { $networks }
terms-events = Eventos: { $events }
terms-languages = Idiomas: { $languages }
terms-contact = Contacto: { $contacts }
status-refuse-days =
    { $days ->
        [one] Un pase se rechaza si su espacio de origen lleva más de un día sin dar noticias
       *[other] Un pase se rechaza si su espacio de origen lleva más de { $days } días sin dar noticias
    }
status-refuse-hours = Un pase se rechaza si su espacio de origen lleva más de { $hours } horas sin dar noticias
status-ask-home = En cada comprobación se piden las últimas noticias al espacio de origen, que así puede ver que alguien está aquí

## When a person last looked at the terms.

review-none = Nadie ha confirmado todavía estas condiciones.
review-old = Sin confirmar desde el { $date }.

## Terms as rows: labels of what the sentence says too. The value follows: "Oferta | Pueden trabajar aquí gratis",
## "Cuándo | Horario: Mo-Fr 09:00-18:00", "Qué hay | Incluye: ...", "Dónde | Sede: ...".

rows-house = El espacio
rows-gives = Oferta
rows-amount = Cuánto
rows-days = Días
rows-visa = Visa de coworking
rows-visa-accepted = participa
rows-visa-declined = no participa
rows-times = Horario
rows-if = Condición
rows-also = Además
rows-price = Precio
rows-note = Nota
rows-door = Puerta
rows-payment = Pago
rows-plans = Planes
rows-networks = Redes
rows-events = Eventos
rows-contact = Contacto
rows-hours = Cuándo
rows-capacity = Plazas
rows-rooms = Qué hay
rows-sites = Dónde
rows-languages = Idiomas
