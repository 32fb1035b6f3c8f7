# Lo que se lee en recepción al mostrar un pase. Breve: hay alguien esperando. What each variable is: see ../en/verdict.ftl.

## The word that fills the screen.

headline-green = Adelante
headline-amber = Tú decides
headline-red = Rechazar

## How this house stands to the visitor's home space.

standing-self = este espacio
standing-pinned = comprobado aquí
standing-vouched = otros responden por él
standing-stranger = sin comprobar aquí
standing-blocked = bloqueado aquí
standing-unknown = no se conoce aquí

## Which day of how many this is: "Día 2 de 3 por mes calendario."

allowance = { $number }.
allowance-of = { $number } de { $of }.
allowance-of-per = { $number } de { $of } { $per }.
allowance-beyond = { $number }, más de { $of }.
allowance-beyond-per = { $number }, más de { $of } { $per }.

visit-hour = Hora { $number }
visit-half-day = Medio día { $number }
visit-day = Día { $number }
visit-visit = Visita { $number }
visit-block = Bloque { $number }
visit-week = Semana { $number }
visit-month = Mes { $number }

## How old the list of passes that were taken back is: behind "Comprobado a las 18:30 ·".

status-age-now = según una lista de ahora mismo
status-age-minutes = según una lista de hace { $minutes } min
status-age-hours = según una lista de hace { $hours } h
status-age-days = según una lista de hace { $days } días

## What stands for the name of a home space that is not known. Never behind "de" or "a": that would make "de el".

home-space = El espacio de origen
    .inside = el espacio de origen

## Green: what the visitor has here.

granted-free = Puede trabajar aquí gratis.
    .only = Puede trabajar aquí gratis (solo { $areas }).
granted-discount = Tiene un { $percent } % de descuento.
    .only = Tiene un { $percent } % de descuento (solo { $areas }).
granted-discount-unsaid = Tiene descuento.
    .only = Tiene descuento (solo { $areas }).
granted-area = Puede usar una parte del espacio.
    .only = Puede usar { $areas }.
granted-welcome = Puede entrar; tus condiciones no dicen si cuesta algo.
    .only = Puede entrar (solo { $areas }); tus condiciones no dicen si cuesta algo.
granted-fee-waived = No paga cuota.
    .only = No paga cuota (solo { $areas }).
granted-at-a-price = Puede entrar al precio de este espacio.
    .only = Puede entrar al precio de este espacio (solo { $areas }).
granted-free-or-discount = Gratis o con descuento, tú decides.
    .only = Gratis o con descuento, tú decides (solo { $areas }).

reason-already-in = Ya entró a las { $time } (hace { $minutes } min).
reason-back-again = De vuelta: el día ya cuenta desde las { $time }.
reason-own-member = Es miembro de este espacio.
reason-free-for-everyone = Gratis para todo el mundo: no se cuenta nada.
reason-prices = Precio: { $prices }.
reason-prices-beside = Esta visita es gratis. También a la venta: { $prices }.
reason-waived = Las reglas de distancia y región no cuentan para { $home }.
reason-advised = Aquí se prefieren visitantes { $place }, pero no se exige.
reason-not-for-regulars =
    { $visits ->
        [one] No es para quien viene con regularidad: { $visits } visita hasta ahora.
       *[other] No es para quien viene con regularidad: { $visits } visitas hasta ahora.
    }
reason-more-on-request = Puedes dar más si quieres.
reason-note = Nota: { $note }
reason-on-arrival = Al llegar: { $done }
reason-otherwise = Sin eso: { $what }
reason-if-admitted = Si le dejas pasar: { $what }

## Amber: the clock, and the home space.

reason-clock-in-doubt = El reloj de este equipo no puede estar bien. Ajusta la fecha y la hora y escanea de nuevo.
reason-books-damaged = Falta una parte de los datos de este espacio, quizá algo en contra de esta visita. Pregunta al espacio de origen y haz que recuperen la copia de seguridad.
reason-books-restored = Los datos de este espacio se recuperaron de una copia de seguridad del { $when }. Lo que se anotó después, quizá en contra de esta visita, no se conoce aquí hasta que la persona responsable revise la lista de espacios.
reason-visits-missing = Pueden faltar aquí visitas entre el { $from } y el { $until }, porque se recuperó una copia de seguridad: puede ser un día posterior al que se cuenta.
reason-home-vouched = { $by } responden por { $home }, que aquí nadie ha comprobado. Decide quien esté a cargo.
reason-vouched-unseen = { $by } responden por { $home }, que aquí nadie ha comprobado. Mira un documento de identidad y confírmalo.
reason-vouched-day-used = { $by } responden por { $home }, que aquí nadie ha comprobado. Quienes vienen de espacios así tienen aquí un día, y ya se ha usado.
reason-limited-unseen = Quienes vienen de { $home } son bienvenidos cuando alguien ha mirado un documento de identidad. Mira uno y confírmalo.
reason-limited-day-used = Quienes vienen de { $home } tienen aquí un día, y ya se ha usado.
reason-vouched = { $by } responden por { $home }; aquí basta.
reason-home-unknown = covisa en este equipo no conoce el espacio de origen, así que el pase no se puede comprobar.
reason-home-alike = covisa en este equipo no conoce el espacio de origen. Se presenta como { $name } ({ $space }), pero tiene otra clave: llama al espacio que ya conoces antes de dejar pasar a nadie.
reason-name-of-another = Este no es el espacio que conoces: se presenta como { $name } ({ $space }), pero tiene otra clave. Llama al espacio que conoces antes de dejar pasar a nadie.
space-alike = un espacio que conoces
reason-home-not-pinned = { $home } se conoce por la red, pero nadie aquí ha comprobado su clave.
reason-home-conflicting = { $home } ha firmado dos declaraciones distintas con el mismo número.
reason-key-distrusted-known = Esta tarjeta lleva la firma de una clave que { $home } retiró el { $when }, porque puede tenerla otra persona. Esta visita ya había estado aquí antes.
reason-home-terms-missing = { $home } no ha publicado condiciones.
reason-home-terms-expired = Las condiciones que publicó { $home } terminaron el { $when }.
reason-status-unknown = { $home } tiene una lista de pases anulados que todavía no ha llegado aquí.
reason-status-stale = { $home } no da noticias desde el { $when }: no se sabe qué pases anuló después. El pase en sí es auténtico.
reason-at-another-desk = Entró a las { $time } por otra recepción: puede ser una copia. Mira el nombre y pregunta.
reason-status-unnamed = Este pase no se puede anular, y { $home } ya no emite pases así. Pide uno nuevo.
reason-home-asked = { $home }: se le preguntó a las { $time } y la pregunta aún no le ha llegado.
    .delivered = { $home }: se le preguntó a las { $time } y aún no ha respondido.

## Amber: what this house gives.

reason-own-terms-missing = Tu espacio aún no ha publicado condiciones: pide a quien administra covisa que las publique.
reason-own-visa-declined = Este espacio no participa en la visa de coworking.
reason-own-house-closed = Según sus condiciones, este espacio está cerrado definitivamente desde { $date }.
reason-nothing-granted = Este espacio no le ofrece nada.
reason-home-states-no-number = No das más de lo que da su espacio, y { $home } no dice cuánto es.
reason-home-takes-not-ours = { $home } no dice que acepte a nuestros miembros.
reason-not-a-partner = { $home } no está entre los espacios asociados a los que se dirige esto.
    .by-name = { $home } está entre los asociados por su nombre, pero las condiciones no tienen su identificador: añádelo y queda resuelto.
reason-for-would-be-members = Solo para quienes piensan en hacerse miembros aquí: pregunta y anota la respuesta.

used-share = { $used } de { $of }
used-share-per = { $used } de { $of } { $per }
used-beyond = { $used }, más de { $of }
used-beyond-per = { $used }, más de { $of } { $per }
reason-used-up = Ya usó { $share }.
    .by-home = Ya usó { $share }, que es lo que da su espacio.
reason-starts-again = Vuelve a empezar el { $date }.
reason-used-up-unstated = Ya usó { $share }. Tus condiciones no dicen cada cuánto vuelve a empezar.
reason-ask-host = Ya pasa de { $sure }: hasta { $most } si tú quieres.
reason-extent-unstated =
    { $visits ->
        [one] Tus condiciones no dicen cuántas veces: { $visits } visita hasta ahora.
       *[other] Tus condiciones no dicen cuántas veces: { $visits } visitas hasta ahora.
    }

## Amber: where the visitor comes from.

reason-too-near-home = El espacio de origen está a { $km } km; el mínimo es { $least } km.
reason-too-near-residence = Vive a { $km } km; el mínimo es { $least } km.
reason-place-unknown-home = No se sabe dónde está { $home }; el mínimo es { $least } km.
reason-place-unknown-residence = El pase no dice dónde vive; el mínimo es { $least } km.
reason-wrong-region = Solo para visitantes { $place }.
reason-wrong-region-residence = Solo para quienes viven { $place }.
reason-region-unknown = Solo para visitantes { $place }, y no se sabe dónde está { $home }.
reason-region-unknown-residence = Solo para quienes viven { $place }, y el pase no dice dónde vive.

## Amber: what kind of member, of what kind of place.

reason-home-share = El { $percent } % de las visitas fue en su espacio; el mínimo es { $needed } %.
reason-home-share-unattested = El pase no acredita que al menos el { $needed } % de las visitas sea en su espacio.
reason-home-room-unknown = { $home } no dice que tenga un local propio.
reason-wrong-kind = { $home } es de este tipo: { $kind }. Solo para: { $kinds }.
reason-tier-too-low = Membresía de { $tier }; se necesita al menos la de { $least }.
reason-tier-unknown = El pase no dice qué tipo de membresía es.
reason-tier-excluded = No vale con membresía de { $tier }.
reason-member-too-short =
    { $days ->
        [one] Miembro desde hace 1 día; el mínimo es { $least }.
       *[other] Miembro desde hace { $days } días; el mínimo es { $least }.
    }
reason-member-since-unknown =
    { $least ->
        [one] El pase no dice desde cuándo es miembro; el mínimo es { $least } día.
       *[other] El pase no dice desde cuándo es miembro; el mínimo es { $least } días.
    }

## Amber: the day itself.

reason-wrong-weekday = Solo: { $days }.
reason-wrong-weekday-of-month = Solo: { $days } (el { $weeks } de esos días en el mes).
reason-wrong-time = Solo de { $from } a { $until }.
reason-closed = Ahora está cerrado.
reason-closed-until = Ahora está cerrado. Abre el { $when }.
reason-not-booked = { $booking }; no consta que lo hiciera. Si lo hizo, anota qué día.
reason-booked-late =
    { $days ->
        [one] Reservó con { $was } de antelación; debe ser el día antes.
       *[other] Reservó con { $was } de antelación; deben ser al menos { $days } días.
    }
reason-identity-not-seen = Debe traer { $document }: míralo y márcalo como visto.
reason-condition = Solo si se cumple: { $condition }. Pregunta y confírmalo.
reason-coupon = Debe entregar un cupón de { $name }: recíbelo y confírmalo.
reason-guests-not-covered =
    { $guests ->
        [one] Trae 1 invitado; los invitados no están incluidos.
       *[other] Trae { $guests } invitados; los invitados no están incluidos.
    }
reason-guests-too-many =
    { $guests ->
        [one] Trae 1 invitado; se admiten como máximo { $most }.
       *[other] Trae { $guests } invitados; se admiten como máximo { $most }.
    }
reason-guests-undecided =
    { $guests ->
        [one] Trae 1 invitado: deciden las normas del espacio.
       *[other] Trae { $guests } invitados: deciden las normas del espacio.
    }
reason-room-full =
    { $capacity ->
        [one] El espacio está lleno: cabe 1 persona.
       *[other] El espacio está lleno: caben { $capacity } personas.
    }

## Red: the pass counts no more, or not yet, or not here.

reason-expired = El pase terminó el { $when }: { $home } puede dar uno nuevo.
reason-not-yet-valid = El pase empieza el { $when }.
reason-other-host = El pase se hizo para otro espacio.
reason-home-blocked = { $home } está bloqueado aquí.
reason-home-ended = { $home } cerró el { $when }: sus pases ya no valen.
    .successor = { $home } cerró el { $when }. Sus miembros pertenecen ahora a otro espacio ({ $space }) y necesitan un pase de allí.
reason-key-distrusted = Esta tarjeta lleva la firma de una clave que { $home } retiró el { $when }, porque puede tenerla otra persona. Solo vale una tarjeta nueva de allí.
reason-revoked = { $home } anuló este pase. Ya no vale.
reason-suspended = { $home } ha suspendido este pase por ahora.
reason-replaced = Esta tarjeta se perdió y se reemplazó.
reason-status-too-old = Lo último que dijo { $home } sobre sus pases es del { $when }, y aquí no vale nada de hace más de { $hours } horas.

## What was shown or typed is no pass, or no code that lets anyone in.

refusal-unreadable = No se pudo leer el código. Escanea de nuevo.
refusal-not-a-pass = Esto no es un código de covisa: escanea otra vez.
refusal-newer-version = Este pase es de una versión más nueva. Actualiza covisa en este equipo.
refusal-malformed = Este pase está dañado o es defectuoso.
refusal-wrong-signature = Este pase no es auténtico: su espacio de origen no lo firmó.
refusal-unknown-key = Este pase no es auténtico: está firmado con una clave que su espacio de origen nunca anunció.
refusal-unknown-code = Aquí no se anunció ninguna visita con este código. Revisa cada carácter o pregunta a su espacio de origen.
refusal-used-code = Este código ya se usó: un código deja pasar a una persona, una vez.
refusal-ended-code = Este código ha caducado. Que su espacio de origen dé uno nuevo.
refusal-too-many-codes = Demasiados códigos erróneos. Espera un minuto y vuelve a escribirlo.
refusal-not-ours = Se preguntó a su espacio de origen, y no dice que sea miembro.
refusal-no-answer = Se preguntó a su espacio de origen, y no respondió a tiempo.

## What a visitor shows beside the name.

shown-since = miembro desde el { $day }
