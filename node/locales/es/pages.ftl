# Las páginas. What each variable is: see ../en/pages.ftl.

## The frame around every page

place-home = Inicio
place-desk = Recepción
place-members = Miembros
place-spaces = Espacios
place-terms = Condiciones
place-kit = Kit
place-settings = Ajustes
shell-skip = Ir al contenido
shell-nav = Secciones
shell-noscript = Estas páginas necesitan JavaScript. Sin él, todo se puede hacer también con órdenes: covisa --help
shell-language = Idioma
shell-loading = Un momento…

## Who is here

login-title = Autoriza este navegador
login-how = Tus páginas se abren en los navegadores que tú autorizas. No hay contraseña que recordar ni que perder.
login-other = ¿Ya hay alguien dentro? En ese equipo: Ajustes, «Autorizar otro navegador», y escribe aquí el código.
login-alone = ¿Nadie todavía? Entonces:
login-step-1 = En el equipo donde corre covisa, escribe
login-step-2 = Abre la dirección que aparece, o escribe aquí el código que lleva al final.
login-label = Código
login-button = Autorizar

## What the script says

said-silent = covisa no responde. Lo que escribiste sigue aquí: revisa que esté en marcha y vuelve a intentarlo.
said-silent-first = covisa no responde. Esta página se abrirá en cuanto responda: revisa que esté en marcha.
said-strange = covisa dio una respuesta que esta página no entiende. Recarga la página.
said-sure = ¿Seguro?
said-saved = Guardado.
said-copied = Copiado.
said-revoked = Este navegador ya no está autorizado. Autorízalo de nuevo para seguir.
said-wrong-role = Este navegador puede verlo todo, pero no cambiar nada.
said-missing = Falta algo.
said-working = Un momento…

## The first page

home-health-good =
    { $peers ->
        [one] Todo va bien · 1 espacio más conectado
       *[other] Todo va bien · { $peers } espacios más conectados
    }
home-health-alone = Funciona, pero ahora no hay ningún otro espacio conectado
home-health-asked = 
    { $count ->
        [one] Una pregunta te espera
       *[other] { $count } preguntas te esperan
    }
home-asked-code = Solo se dio un código corto
home-answer = Responder
home-asked-more = 
    { $count ->
        [one] 1 pregunta más
       *[other] { $count } preguntas más
    }
home-health-copied = covisa en este equipo se copió o se recuperó: aún no sabe qué se firmó desde entonces
home-confirm-home = Este es el equipo correcto
home-confirm-home-sure = ¿Es este el único equipo que lleva este espacio?
home-confirm-clock = La fecha y la hora son correctas
home-confirm-clock-sure = ¿Son correctas la fecha y la hora?
home-health-restored = Recuperado de una copia: nadie sale en verde hasta que revises los espacios
home-confirm-restored = He revisado los espacios
home-confirm-restored-sure = Sí: todos los marcados como comprobados siguen siendo de confianza
home-confirm-nobody-came = En ese tiempo no vino nadie
home-confirm-nobody-came-sure = Sí: no vino nadie, y los días cuentan como antes
home-backed-up = Última copia de seguridad: { $when }, en { $folder }
home-health-clock = El reloj de este equipo no puede estar bien: ajusta la fecha y la hora
home-health-twin = Un segundo equipo usa covisa con la clave de este espacio: detén uno de los dos
home-health-store = No se puede guardar nada: { $reason }
home-desk =
    { $count ->
        [0] Aún no hay visitantes hoy
        [one] 1 visitante hoy
       *[other] { $count } visitantes hoy
    }
home-members =
    { $count ->
        [0] Aún nadie tiene tarjeta
        [one] 1 miembro tiene tarjeta
       *[other] { $count } miembros tienen tarjeta
    }
home-spaces =
    { $count ->
        [0] Aún no has comprobado ningún espacio
        [one] Has comprobado 1 espacio
       *[other] Has comprobado { $count } espacios
    }
home-todo = Pendiente
home-todo-none = Nada pendiente. Disfruta del día.
home-today = Hoy aquí
home-day-before = el día anterior
home-day-after = el día siguiente
home-today-none = Aún no hay visitantes.
home-day = Aquí el { $day }
visit-forget = Borrar nombre
visit-forget-sure = ¿Seguro? El nombre se borra; la visita sigue contando.
home-task-requests =
    { $count ->
        [one] Un espacio pregunta si alguien es miembro del tuyo
       *[other] { $count } preguntas de otros espacios esperan respuesta
    }
home-task-recovery = Imprime las palabras de recuperación y guárdalas lejos de este equipo
home-task-members = Importa tu lista de miembros
home-task-friends = Busca otros espacios
home-task-decide =
    { $count ->
        [one] Un espacio espera tu decisión
       *[other] { $count } espacios esperan tu decisión
    }
home-task-pin =
    { $count ->
        [one] Comprueba la clave del único espacio que se conoce
       *[other] Comprueba las claves de los espacios en que confías: se conocen { $count }
    }
home-task-cards =
    { $count ->
        [one] 1 tarjeta caduca en menos de una semana
       *[other] { $count } tarjetas caducan en menos de una semana
    }
home-task-review = Repasa tus condiciones: ¿siguen siendo ciertas?

## Visits

visit-nth =
    { $day ->
        [one] primera visita
       *[other] visita n.º { $day }
    }
visit-over = terminada
space-unnamed = Un espacio sin nombre

## Words of many pages

search = Buscar
save = Guardar
more = Ver más
days =
    { $count ->
        [one] 1 día
       *[other] { $count } días
    }

## Members

members-lead =
    { $count ->
        [0] Aún no hay nadie en la lista.
        [one] Hay 1 persona en la lista.
       *[other] Hay { $count } personas en la lista.
    }
members-import = Importar una lista
members-add = Añadir miembro
members-none-title = Aún no hay nadie
members-none = Exporta la lista de miembros del sistema que usas, o guarda una hoja de cálculo como CSV, e impórtala. Solo se guardan nombres, direcciones de correo, planes y fechas, y no salen de este equipo.
members-search = Nombre, plan o correo
members-which = Qué miembros
members-sort = Ordenado por:
members-pick-all = Seleccionar a todos en esta página
members-print-picked = Tarjetas para los seleccionados
members-instead = Las tarjetas que tienen ahora dejan de valer
members-all = Todos
members-card = Tarjeta
members-until = Válido hasta
members-found-none = No hay coincidencias.
members-cards-title = Muchas tarjetas de una vez
members-cards = Diez tarjetas caben en una hoja A4. El archivo se abre en cualquier navegador, y desde ahí se imprime.
members-print-bare =
    { $count ->
        [one] Hacer la tarjeta que falta
       *[other] Hacer las { $count } tarjetas que faltan
    }
members-print-due =
    { $count ->
        [one] Renovar la tarjeta que caduca
       *[other] Renovar las { $count } tarjetas que caducan
    }
members-printed = Las tarjetas están listas. El archivo está en tus descargas.
members-export = Guardar como CSV
members-undo = Deshacer la última lista
members-undo-sure = ¿Seguro que quieres deshacerla?
members-redo-title = Se deshizo una lista
members-redo-when = El { $when }. Durante un día, mientras no cambie nada más, se puede restablecer tal como estaba, con sus tarjetas. Después no se conserva nada de las personas que trajo.
members-redo = Restablecerla ({ $count ->
        [one] 1 miembro
       *[other] { $count } miembros
    })
members-undo-title = La última lista
members-undo-when = Importada el { $when }. Se puede deshacer durante un día; entonces ocurriría esto:
members-undo-gone =
    { $count ->
        [one] se borra 1 miembro que trajo la lista
       *[other] se borran { $count } miembros que trajo la lista
    }
members-undo-passes-gone =
    { $count ->
        [one] 1 de sus pases deja de valer, también tarjetas impresas
       *[other] { $count } de sus pases dejan de valer, también tarjetas impresas
    }
members-undo-back =
    { $count ->
        [one] 1 miembro que la lista cambió queda como antes
       *[other] { $count } miembros que la lista cambió quedan como antes
    }
members-undo-passes-back =
    { $count ->
        [one] 1 pase que la lista había anulado vuelve a valer
       *[other] { $count } pases que la lista había anulado vuelven a valer
    }
members-undo-plans =
    { $count ->
        [one] la elección para 1 plan queda como antes
       *[other] la elección para { $count } planes queda como antes
    }
member-carded = con tarjeta
member-due = caduca pronto
member-bare = sin tarjeta
member-stays = sin visa
member-not-yet = aún no
member-ended = de baja
member-ended-how = Sus pases ya no valen. Si esta persona vuelve, impórtala con la próxima lista o indica abajo otro último día.
member-stays-how = Su plan no usa la visa. Al importar una lista, eliges qué planes la usan.
member-not-yet-how = El primer día está por llegar. Desde entonces puede haber un pase.
member-change = Cambiar sus datos
member-erase-what = Al borrar, desaparece de este equipo todo lo que lleva su nombre. Sus pases dejan de valer y no hay vuelta atrás.
member-end-now = Dar de baja
member-end-sure = ¿Seguro que quieres dar de baja?
member-erase = Borrar sus datos
member-erase-sure = ¿Borrar de verdad? No hay vuelta atrás.
member-name = Nombre
member-first-name = Nombre de pila
member-last-name = Apellido
member-email = Correo
member-city = Ciudad donde vive
member-city-what = Solo si los pases deben decirlo: algunos espacios preguntan de dónde viene cada uno.
member-country = País donde vive
member-residence = Dónde está esa ciudad
member-plan = Plan
member-tier = Tipo de membresía
member-since = Miembro desde
member-until = Miembro hasta
member-external-id = Número en tu sistema
member-state = En activo o no
member-tier-unsaid = sin indicar
member-tier-day = Miembro de día
member-tier-flex = Puesto flexible
member-tier-dedicated = Puesto fijo
member-tier-team = Oficina o equipo

## A card, a pass for one host

card-title = Tarjeta
card-new = Tarjeta nueva
card-what = Para todos los anfitriones. Se imprime o se envía a su teléfono; quien la tiene, tiene el pase.
card-shows = Qué ven los anfitriones
shows-home-name = Nombre de este espacio
card-days = Vale durante
card-instead = La tarjeta válida hasta el { $day } deja de valer
card-instead-what = Una sola tarjeta es más seguro. Desmárcalo si ambas deben valer, por ejemplo mientras la nueva llega por correo.
card-issue = Hacer tarjeta
card-lost = Tarjeta perdida
card-lost-sure = ¿Se perdió? La anterior dejará de valer.
guest-title = Pase para un solo anfitrión
guest-what = Solo ese anfitrión puede usarlo, y muestra solo lo que el miembro elige.
guest-nobody = Primero comprueba, en «Espacios», la clave de un espacio que el miembro quiera visitar.
guest-host = Anfitrión
guest-from = Primer día
guest-until = Último día
guest-shows = Qué ve este anfitrión
guest-announce = Avisar de su visita al anfitrión
guest-announce-what = Así no necesita teléfono ni tarjeta: basta con decir su código corto.
guest-issue = Hacer el pase
passes-title = Pases
passes-none = Aún no hay.
passes-kind = Para
passes-state = Estado
passes-made = Creado el
passes-do = Acciones
pass-card = todos los anfitriones (tarjeta)
pass-card-phone = Tarjeta en el teléfono
pass-for = solo
pass-valid = vale
pass-suspended = suspendido
pass-revoked = anulado
pass-over = caducado
pass-suspend = Suspender
pass-resume = Reactivar
pass-revoke = Anular
pass-revoke-sure = ¿Seguro? Es para siempre.
made-card = La nueva tarjeta
made-guest = El nuevo pase para
made-code = Código QR del pase
made-short = Código corto
made-wanting = Las condiciones del anfitrión piden algo que este pase no muestra: { $what }.
made-keep = Se muestra una sola vez y no se guarda en ningún sitio. Imprímelo o envíalo ahora.
made-print = Guardar para imprimir
made-passport = Guardar pase para enviar
made-copy = Copiar el texto

## The passport that a member gets

passport-title = Pase de coworking
passport-show = Muéstralo en recepción
passport-only = Solo para
passport-until = Válido hasta el { $day }
passport-how = Cómo se usa
passport-how-text = Muestra el código en la recepción de un anfitrión, o di el código corto y el nombre de tu espacio de origen. El archivo funciona sin internet.
passport-learns = Quién se entera de qué
passport-learns-host = El anfitrión que visitas ve lo que está impreso aquí y cuenta tus días con un número que ningún otro anfitrión tiene.
passport-learns-home = Tu espacio de origen no se entera de tus visitas, salvo que el anfitrión le pregunte por ti.
passport-learns-else = Nadie más se entera de nada.
passport-hosts = Dónde puedes trabajar
passport-lost = ¿Lo perdiste?
passport-lost-text = Avisa a tu espacio de origen. El anterior deja entonces de valer.

## Bringing in a list

import-lead = Suelta aquí el archivo que exporta tu sistema. No se cambia nada hasta que hayas visto qué cambiaría.
import-file = Lista de miembros (CSV o .xlsx)
import-complete = La lista está completa
import-complete-what = Quien llegó con una lista anterior y no está en esta ya no es miembro.
import-look = Revisar la lista
import-guess = Parece una lista de { $profile }: se entienden { $matched } de { $columns } columnas
import-guess-columns = Leída por los nombres de sus columnas: se entienden { $matched } de { $columns }
import-done = La lista está importada.
import-new = nuevos
import-changed = con cambios
import-resumed = de vuelta
import-ending = sin visa desde ahora
import-problems = con problemas
import-unchanged = sin cambios
import-revoked =
    { $count ->
        [one] Con ello se anula 1 pase.
       *[other] Con ello se anulan { $count } pases.
    }
import-column = Columna
import-taken = Se entiende como
import-samples = Por ejemplo
import-dropped = no se guarda
import-problems-title = Filas que no se pueden leer
import-row = Fila { $line }
import-plans = ¿Qué planes usan la visa?
import-planless = Miembros sin plan
import-plan-members = ({ $count })
import-each =
    { $count ->
        [one] El único cambio
       *[other] Los { $count } cambios
    }
import-hidden = … y { $count } más.
import-emptied-plan =
    { $count ->
        [one] Las celdas vacías quitan el plan a 1 miembro.
       *[other] Las celdas vacías quitan el plan a { $count } miembros.
    }
import-emptied-since =
    { $count ->
        [one] Las celdas vacías quitan el primer día a 1 miembro.
       *[other] Las celdas vacías quitan el primer día a { $count } miembros.
    }
import-emptied-until =
    { $count ->
        [one] Las celdas vacías quitan el último día a 1 miembro.
       *[other] Las celdas vacías quitan el último día a { $count } miembros.
    }
import-emptied-email =
    { $count ->
        [one] Las celdas vacías quitan el correo a 1 miembro.
       *[other] Las celdas vacías quitan el correo a { $count } miembros.
    }
import-since = desde el { $day }
import-until = hasta el { $day }
import-stay-ended =
    { $count ->
        [one] 1 miembro de la lista estaba de baja aquí y sigue así: la lista no tiene columna de estado.
       *[other] { $count } miembros de la lista estaban de baja aquí y siguen así: la lista no tiene columna de estado.
    }
import-resume = Quienes estaban de baja vuelven a ser miembros.
import-other = La fila { $line } tiene el número de { $name }, con otro nombre y otra dirección: se deja fuera. Si los números solo cuentan las filas, elige «no se guarda» para esa columna.
import-left-elsewhere =
    { $count ->
        [one] 1 fila dice que alguien se fue. El miembro que tiene aquí esa dirección no llegó con esta lista, así que no termina nada.
       *[other] { $count } filas dicen que se fueron personas. Los miembros que tienen aquí esas direcciones no llegaron con esta lista, así que no termina nada.
    }
import-nameless = ¿Qué columna contiene los nombres?
import-nameless-what = Elige la columna de los nombres, o las del nombre y el apellido.
import-words = ¿Qué significan estas palabras?
import-word-unsaid = Elige
import-word-active = es miembro
import-word-not-yet = será miembro desde el primer día
import-word-ended = ya no es miembro
import-dates = ¿Cómo se entienden fechas como 05/06/2026?
import-day-first = primero el día: 5 de junio
import-month-first = primero el mes: 6 de mayo
import-keep = Recordar con el nombre
import-keep-example = Nuestra lista
import-keep-what = La próxima lista con los mismos encabezados se leerá así. Si queda vacío, no se recuerda nada.
import-more = ¿Letras equivocadas?
import-charset = Juego de caracteres
import-charset-found = detectar
charset-everyone = todos los idiomas
charset-western = Europa occidental, América
charset-central = Europa central
charset-turkish = turco
charset-baltic = báltico
charset-mac = Macs antiguos
charset-dos = programas de DOS
import-nothing = Esta lista no cambia nada. No hay nada que hacer.
import-go = Importar
import-skips = Las filas con problemas se omiten.
import-undo = Deshacer

## Questions of other spaces

requests-title = ¿Es miembro de tu espacio?
requests-lead = Un anfitrión pregunta porque alguien ha llegado sin teléfono ni tarjeta. Con tu respuesta podrá pasar hoy.
requests-none = Ahora no hay preguntas.
request-asked-us = te preguntó a las { $time }
request-asked-by-us = preguntaste a las { $time }
request-waiting = aún no ha llegado
request-delivered = espera respuesta
request-ours = es miembro
request-not-ours = no es miembro
request-ended = demasiado tarde
request-who = ¿Quién es?
request-choose = Elige…
request-yes = Sí, es miembro
request-no = No

## Spaces

copy = Copiar
spaces-lead =
    { $count ->
        [0] Aún no se conoce ningún otro espacio.
        [one] Se conoce otro espacio.
       *[other] Se conocen otros { $count } espacios.
    }
spaces-find = Buscar espacios
directory-count =
    { $count ->
        [one] 1 espacio.
       *[other] { $count } espacios.
    }
spaces-map = Mapa
spaces-search = Nombre o ciudad
spaces-country = País
spaces-standing = Estado
spaces-all = Cualquier estado
spaces-none = No se encontró ningún espacio.
spaces-out = Esta lista, para otros programas:
map-label =
    { $count ->
        [one] Mapa del mundo con 1 espacio
       *[other] Mapa del mundo con { $count } espacios
    }
map-ended = Un anillo: las condiciones de los espacios de allí han terminado.
space-looks-like = Su nombre se parece al de { $name }, pero tiene otra clave. Llama a { $name } antes de confiar en este espacio.
space-conflicting = Ha firmado dos declaraciones distintas con el mismo número. Pregunta a su gente qué pasó.
space-no-terms = No ha dicho qué ofrece.
space-grants = Qué ofrece
space-points = Punto por punto
space-signed = Firmado el
space-holds = Vale hasta
space-held = Valió hasta
space-ended = terminado
space-history = Lo que ha prometido, lo más nuevo primero
space-trust = ¿Son quienes dicen ser?
space-trust-what = Llama a un número que conozcas y pide que te lean esto, que está en sus propias páginas. Cuando lo hayas comprobado, sus miembros podrán salir en verde en tu recepción.
space-trust-done = Ya lo has comprobado: sus miembros pueden salir en verde en tu recepción. Si alguna vez dudas, llama a un número que conozcas y pide que te lo lean otra vez.
space-pin = Coincide: confiar en esta clave
space-vouch = Responder por ellos
space-vouch-sure = Con esto dices a todos que conoces a la gente de este espacio. Otros que han comprobado tu clave pueden dejar entrar a sus miembros por ello.
space-unvouch = Dejar de responder por ellos
space-vouched = { $by } responden por este espacio. Lo que reciben por eso sus miembros lo eliges en los ajustes.
space-unpin = Dejar de confiar
space-unpin-sure = ¿Seguro? Sus miembros pasarán a ámbar y aquí se olvidará lo que prometió antes.
space-block = Bloquear
space-block-sure = ¿Seguro? Sus miembros pasarán a rojo.
space-unblock = Desbloquear
space-reach = Cómo contactar
space-heard = Últimas noticias
space-no-contact = no se indica
ago-minutes =
    { $count ->
        [0] ahora mismo
        [one] hace 1 minuto
       *[other] hace { $count } minutos
    }
ago-hours =
    { $count ->
        [one] hace 1 hora
       *[other] hace { $count } horas
    }
ago-days =
    { $count ->
        [one] hace 1 día
       *[other] hace { $count } días
    }
channel-email = Correo electrónico
channel-phone = Teléfono
channel-web = Web
channel-form = Formulario
channel-social = Redes sociales
channel-post = Correo postal
channel-fax = Fax
find-lead = Basta con una conexión: cada espacio da a conocer a todos los demás.
find-add = Conectar con otro espacio
find-address = Dirección
find-address-what = Su gente la encuentra en su página «Buscar espacios». Empieza con una barra.
find-connect = Conectar
find-own = Tu propia dirección
find-own-what = Dásela a otros espacios. Desde fuera tiene que llevar hasta ti: tu router debe reenviar el puerto que figura tras /tcp/.
find-invited = Tienes una invitación
find-invite-what = Envía un enlace a alguien que conozcas y que lleve otro espacio: su nodo encontrará el tuyo sin teclear ninguna dirección.
find-by-address = Con una dirección
join-title = Te han invitado
join-field = Invitación
join-field-what = La línea que empieza por CVI1. o la carta que la contiene.
join-of = { $name } te invita, hasta el { $day }.
join-of-nobody = Te invita un espacio que no dice su nombre, hasta el { $day }.
join-ended = Esta invitación caducó el { $day }. Pide otra.
join-pin = Unirse y recibir a sus miembros
join-pin-what = Si sabes quién te la envió: sus miembros podrán salir en verde en tu recepción.
join-only = Solo unirse
invite-title = Invitar a un espacio
invite-name = ¿A quién invitas?
invite-name-what = Para tu propia lista: no se envía.
invite-follows = Cuando hayan aceptado
invite-nothing = Decidiré entonces
invite-pin = Sus miembros son bienvenidos sin más: conozco a esta gente
invite-vouch = Lo mismo, y respondo por ellos ante otros
invite-more = Para varios espacios u otro plazo
invite-times = Espacios
invite-days = Días
invite-make = Crear la invitación
invite-made = Envíales esto
invite-made-what = Se muestra una sola vez. Quien la tenga puede aceptarla, hasta el { $day }: no la envíes a nadie más.
invite-letter =
    { $name } te invita al visado de coworking: tus miembros trabajan aquí unos días y los nuestros en tu espacio.

    Abre este enlace en el ordenador donde funciona covisa:
    { $link }

    O copia esta línea y pégala allí en Espacios, «Buscar espacios»:
    { $text }

    ¿Aún no tienes covisa? https://github.com/covisa/covisa
invite-copy-letter = Copiar la carta
invite-copy-line = Copiar solo la línea
invite-code = La invitación como código
invite-given = Invitaciones que enviaste
invite-given-none = Ninguna todavía.
invite-accepted = Invitaciones que aceptaste
invite-someone = Sin nombre
invite-withdraw = Retirar
invite-withdraw-sure = ¿Seguro? Entonces nadie podrá aceptarla.
given-open = abierta hasta el { $day }
given-used = aceptada
given-withdrawn = retirada
given-ended = caducó el { $day }
accepted-waiting = aún sin contacto: covisa sigue intentándolo
accepted-told = ya te conocen
accepted-refused = ya no conocen esta invitación: pide otra
accepted-ended = caducó antes de contactar: pide otra
decide-title = Esperan tu decisión
decide-invited-as = Aceptó tu invitación «{ $name }» el { $day }.
decide-invited = Aceptó tu invitación el { $day }.
decide-invites = Te invitó; aceptaste el { $day }.
decide-yes = Recibir a sus miembros
decide-one-day = Por un día
decide-later = Ahora no
decide-never = Nunca
space-note = Tu nota: { $note }
space-limit-one-day = Limitado: sus miembros tienen un día.
space-limit-identity-seen = Limitado: sus miembros son bienvenidos cuando se ha mirado un documento.
space-limit-lift = Quitar el límite
space-limit-to-one-day = Limitar a un día
space-note-why = Una nota para tu propia gente
start-invited = ¿Te han invitado?
start-invited-what = Pega la invitación: estarás conectado en cuanto el espacio esté fundado.
explained-title = Tu espacio está invitado
explained-what = Otro espacio de coworking quiere intercambiar visitas con el tuyo: tus miembros trabajan allí unos días y los suyos en el tuyo. Tú decides las condiciones.
explained-lost = En esta dirección falta la invitación. Abre entero el enlace que te enviaron.
explained-noscript = Esta página necesita JavaScript para entregar la invitación. O copia la dirección entera en covisa: Espacios, «Buscar espacios».
explained-here = covisa funciona en este ordenador
explained-here-what = Abre allí la invitación: verás quién te invita antes de que pase nada.
explained-open = Abrir en covisa
explained-elsewhere = En un teléfono u otro ordenador
explained-elsewhere-what = Envía esta línea al ordenador donde funciona covisa y pégala allí en Espacios, «Buscar espacios».
explained-new = ¿Aún no tienes covisa?
explained-new-what = Es libre y funciona en un ordenador de tu oficina: sin cuenta, sin cuota, sin nadie en medio. Instálalo y abre otra vez este enlace.
find-peers = Conexiones
find-peers-none = Aún no hay.
find-nearby = En esta red
find-nearby-none = No se ha encontrado ningún espacio en esta red.
find-nearby-off = covisa no busca a otros aquí: solo se llega a él desde este equipo, o así lo dicen los ajustes.
find-nearby-claims = según dice
peer-connected = conectado
peer-away = fuera de alcance
peer-space = su espacio

## Own terms

terms-lead = Lo que das a los miembros de otros espacios. Cada recepción y cada miembro lo lee en su propio idioma.
terms-now = Lo que vale ahora
terms-none = Aún no has publicado condiciones.
terms-upcoming = A partir del { $day }:
terms-ended = Sus condiciones terminaron el { $day } y no se han renovado: pregunta antes de ir.
terms-reviewed = Última confirmación: { $day }.
terms-reviewed-now = Confirmado.
terms-still-true = Sigue siendo cierto
terms-change = Cambiar condiciones
terms-more = Tus condiciones dicen más de lo que cabe en este formulario. Todo eso se queda como está.
terms-whole = Todo lo que pueden decir tus condiciones
terms-whole-what = Varias ofertas a la vez, grupos, distancias, precios y todo lo demás, en líneas sencillas. Cada línea incorrecta se indica mientras escribes.
terms-whole-wrong = Así todavía no se puede publicar:
terms-whole-line = Línea { $line }:
terms-whole-sample = Todos los ajustes, con ejemplo
terms-says = En palabras
# $day: a day
terms-replaces = Lo que iba a valer desde el { $day } queda reemplazado por esto.
terms-before = Ahora
terms-after = Después
terms-from = Válido desde
terms-from-what = Vacío: de inmediato. Quien ya está aquí con tus condiciones anteriores las conserva.
terms-publish = Firmar y publicar
terms-published = Publicado. Los espacios conectados lo reciben en un momento; los demás, cuando vuelvan.
terms-history = Todo lo que has publicado
form-as-it-is = como está ahora
form-unsaid = sin indicar
form-visa = ¿Participa tu espacio?
form-visa-yes = Sí
form-visa-no = No
form-gives = Los miembros de otros espacios
form-group-who = Quién y cuánto
form-group-before = Antes y a la llegada
form-group-price = Lo que cuesta
form-group-house = Horario y lo demás
form-benefit = Qué reciben
form-percent = Porcentaje de descuento
form-amount = Cuánto
form-unit = Unidad
form-per = Período
form-amount-what = Deja el número vacío para «sí, sin número».
form-more = Más si queremos
form-booking = Antes de venir
form-booking-none = no hace falta nada
form-booking-contact = escribir o llamar antes
form-booking-reserve = reservar
form-booking-form = completar un formulario
form-booking-approval = pedir permiso y esperar el sí
form-days-before = Días de antelación
form-photo-id = La recepción mira un documento con foto
form-guests = Sus invitados
form-guests-none = ninguno
form-guests-free = gratis
form-guests-paid = pagando
form-guests-policy = según decidamos
form-km = Espacio de origen a … km o más
form-price = Después, precio por día
form-price-form = Un número, como 12 u 8,40
form-currency = Moneda
form-currency-form = Tres letras, como EUR
form-hours = Abierto para visitantes
form-week-days = Lun–vie
form-week-all = Todos los días
form-hours-what = Ningún día marcado: el horario no se indica.
form-hours-text = Como en OpenStreetMap, por ejemplo Mo-Fr 09:00-18:00; PH off
terms-holidays = Los festivos (PH) son los del país { $country }. Los que lo son solo en una parte no se conocen: esos días la recepción no recibe nada sobre el horario.
terms-holidays-unknown = Este horario depende de los festivos (PH), y covisa no tiene calendario de tu país: la recepción no recibe nada sobre el horario. Indica el país en los ajustes o escribe fechas.
form-from = desde
form-to = hasta
form-note = Qué más deben saber los visitantes
form-benefit-none = nada
form-benefit-free = trabajan gratis
form-benefit-discount = trabajan con descuento
form-benefit-priced = pueden trabajar pagando
form-benefit-host-decides = gratis o con descuento, según decidamos
form-benefit-welcome = pueden venir, sin indicar precio
form-unit-day = días
form-unit-visit = visitas
form-unit-half-day = medios días
form-unit-hour = horas
form-unit-week = semanas
form-unit-month = meses
form-per-month = por mes
form-per-calendar-month = por mes calendario
form-per-week = por semana
form-per-day = por día
form-per-year = por año
form-per-visit = por estancia
form-per-first-visits = de sus primeras visitas
form-per-lifetime = en total
form-per-unstated = (no lo decimos)
day-monday = Lunes
day-tuesday = Martes
day-wednesday = Miércoles
day-thursday = Jueves
day-friday = Viernes
day-saturday = Sábado
day-sunday = Domingo

## Settings

recovery-title = Guárdalo bien
recovery-what = Imprime estas 24 palabras y guárdalas lejos de este equipo. Si algún día lo roban, con ellas recuperas tu nombre.
recovery-show = Ver las palabras
recovery-sheet = Palabras de recuperación. Guarda esta hoja donde guardas tus contratos.
recovery-day = Impresa el { $day }
recovery-code = Código QR de las palabras de recuperación
recovery-cases = Equipo perdido o roto: en uno nuevo, elige «Mudarse desde otro equipo» y toma la última copia de seguridad; estas palabras la abren. Equipo robado o archivos copiados: lo mismo, y después Ajustes, «Tu clave». Quien se lleva el equipo tiene la clave que firma y la siguiente: entonces solo sirven estas palabras. El código contiene las 24 palabras, para la cámara de otro equipo.
recovery-print = Imprimir la hoja
recovery-word = Escribe la séptima palabra, para comprobar que la hoja se lee bien
recovery-taken = Ya está impresa: quitar las palabras de aquí
recovery-gone = Las palabras ya no están en este equipo. Cuida bien la hoja.
devices-title = Quién puede entrar
devices-none = Nadie más que tú.
devices-since = desde el { $day }
devices-out = Quitar el acceso
devices-out-sure = ¿Seguro?
role-desk = Recepción (comprueba pases)
role-reader = Consulta (lo ve todo, no cambia nada)
role-admin = Gestión (puede hacerlo todo)
let-in-title = Autorizar otro navegador
let-in-here-only = Por ahora solo los navegadores de este ordenador llegan a estas páginas. Para una tableta, activa antes «Tabletas en recepción».
let-in-name = ¿Cómo lo llamas?
let-in-name-example = Tableta de recepción
let-in-role = Es para
let-in-go = Crear un código
tablets-title = Tabletas en recepción
tablets-what = También una tableta o un teléfono en recepción puede comprobar visitantes. Llega a la página de recepción y a nada más.
tablets-open = Las tabletas entran por
tablets-plain = Por el camino no se cifra nada, así que la cámara de la tableta queda apagada: usa un lector, fotos o el código. Con un certificado propio (mira «Dónde») funciona la cámara y los teléfonos de los miembros pueden guardar su pase.
tablets-encrypted = Cifrado con tu certificado. Vale hasta el { $day }.
tablets-by-file = config.toml dice dónde. Para cambiarlo aquí, quita http.desk_listen de ese archivo y reinicia covisa.
tablets-own-network = Esta red es solo nuestra; los visitantes usan otra
tablets-own-network-what = Hace falta sin certificado: quien esté en la red podría leerlo.
tablets-place = Dónde
tablets-name = Nombre o dirección de este ordenador
tablets-name-any = el que tenga
tablets-port = Puerto
tablets-again = Tras cambiar el nombre, el puerto o el certificado, vuelve a dejar entrar a las tabletas con un código nuevo.
tablets-certificate = Certificado propio: pon certificate.pem y key.pem en { $folder }. covisa los toma en medio minuto, y de nuevo cuando cambian.
cards-title = Tarjetas
settings-index = Ajustes de esta página
settings-house = Tu espacio
settings-desk = Recepción y tarjetas
settings-machine = Clave y ordenador
cards-days = Una tarjeta vale tantos días
cards-theft = Para las tarjetas que imprimas o envíes desde ahora; los teléfonos de los miembros hacen otras más cortas. Una tarjeta se puede retirar en cualquier momento. Solo si roban tu clave hay que imprimirlas todas de nuevo.
vouched-title = Espacios por los que otros responden
vouched-what = Por un espacio que no has comprobado responden otros en cuanto dos dicen que lo conocen: espacios que has comprobado, o por los que esos responden. Nadie más decide en quién confías.
vouched-get = Sus miembros
vouched-ask = salen en ámbar: decide quien esté a cargo
vouched-identity-seen = reciben lo que dan tus condiciones, tras mirar un documento
vouched-one-day = reciben lo que dan tus condiciones, un día
vouched-full = reciben lo que dan tus condiciones, como si hubieras comprobado la clave
premises-title = Antes de venir
premises-own = Lo que deben saber los visitantes
premises-what = Lo leen otros espacios y sus miembros. Lo que dejes en blanco cuenta como «sin indicar», nunca como «no».
premises-change = Acceso y equipamiento
premises-unstated = sin indicar
premises-step-free = Acceso sin escalones
premises-door = Puerta más estrecha
premises-door-cm = Puerta más estrecha, en cm
premises-cm = { $count } cm
premises-lift = Ascensor
premises-toilets = Aseo accesible
premises-floor = Planta
premises-floor-number = Planta (0 es la planta baja)
premises-at-floor = { $floor ->
        [0] planta baja
       *[other] { $floor }
    }
premises-entrance = Cómo encontrar la entrada
premises-entrance-example = Segundo patio, llama dos veces
premises-booths = Cabinas para llamadas
premises-quiet = Zona de silencio
premises-monitors = Monitores para visitantes
premises-nursery = Cuidado infantil
premises-pets = Se admiten mascotas
premises-parking = Aparcamiento
parking-none = ninguno
parking-bicycle = bicicletas
parking-car = coches
parking-accessible = plazas accesibles
parking-charging = recarga de coches eléctricos
extent-yes = sí
extent-no = no
extent-limited = en parte o previa consulta
tablets-go = Dejar entrar tabletas
pairing-code = Código QR de la dirección
pairing-how = Escanéalo con el otro dispositivo, o abre la dirección y escribe el código.
pairing-here-only = Esta dirección solo funciona en este ordenador: ábrela aquí en otro navegador. Para otro dispositivo, activa antes «Tabletas en recepción».
pairing-once = Sirve una sola vez, durante diez minutos. Es para:
contacts-title = Tus datos de contacto
contacts-what = Los ven otros espacios, y salen en las tarjetas de tus miembros.
contacts-lines = Uno por línea
key-title = Tu clave
key-what = Otros espacios te llaman y te piden que se la leas. Léela tal como está aquí.
happened-title = Equipo robado, o se hacen cargo otras personas
happened-what = ¿Qué ha pasado?
happened-stolen = El equipo o sus archivos pueden estar en otras manos
happened-staff = Desde ahora se ocupan otras personas del espacio
happened-show = Mostrar la hoja nueva
happened-lost = Si es otro equipo el que está roto o ya no está, inicia covisa en uno nuevo y elige «Mudarse desde otro equipo».
happened-then-stolen = Qué se hará: este equipo recibe claves nuevas y los demás espacios se enteran. Las tarjetas hechas hasta ahora dejan de valer; donde ya conocen a la persona, alguien decide. Todos reciben una tarjeta nueva.
happened-then-staff = Qué se hará: este equipo recibe claves nuevas. Las palabras y claves anteriores dejan de valer; las tarjetas siguen valiendo.
happened-sheet = Imprime primero esta hoja nueva. La anterior solo abrirá las copias hechas hasta hoy: guárdala mientras guardes esas copias.
happened-do = La hoja nueva está impresa: usar las palabras nuevas
happened-done = Hecho. Este equipo firma con claves nuevas y vale la hoja nueva.
happened-reprint = 
    { $count ->
        [one] { $count } miembro necesita una tarjeta nueva.
       *[other] { $count } miembros necesitan tarjetas nuevas.
    }
happened-print = Hacer todas las tarjetas nuevas, como página para imprimir
happened-nobody = Nadie necesita una tarjeta nueva.
closing-title = El espacio cierra, se vende o se fusiona
closing-what = Los demás espacios se enteran de que este ha terminado. Sus tarjetas dejan de valer y sus miembros sabrán qué espacio sigue en su lugar. No se puede deshacer.
closing-successor = El identificador del espacio que sigue en su lugar, si lo hay
closing-go = Terminar este espacio para siempre
closing-sure = ¿Terminarlo de verdad, para siempre?
backup-title = Copia de seguridad
backup-what = Cada noche, un archivo con todo lo que este espacio no puede recuperar de otros. Lo abren las 24 palabras de recuperación. Se guardan tres.
    .besides = Cada noche, un archivo con todo lo que este espacio no puede recuperar de otros. Lo abren las 24 palabras de recuperación y también tu frase de paso. Se guardan tres.
backup-none = Todavía no hay ninguna.
backup-take = Guardar una copia
backup-at-home = Están en este equipo y se perderían con él. Guarda de vez en cuando una copia en una memoria USB o carpeta compartida, o indica otra carpeta en config.toml.
backup-now = Hacer una ahora
backup-made = La copia está hecha.
backup-unsealed = Las copias se cierran con las palabras de recuperación, y nadie ha escrito en este equipo las que valen. Escríbelas una vez:
backup-seal = Usar estas palabras
settings-cities = Datos de ciudades:
settings-map = Mapa: Natural Earth

## The kit

kit-lead = Muestra que recibes con gusto a miembros de viaje.
kit-sticker = Adhesivo para la ventana
kit-sticker-what = Su código lleva tu dirección: otro espacio lo escanea y queda conectado contigo.
kit-sticker-web = Su código abre tu web: quien pasa ve quién eres.
kit-sticker-no-web = Añade una dirección web en «Tus datos de contacto», en Ajustes, y el código llevará allí a quien pase.
kit-welcome = Damos la bienvenida a coworkers de otros lugares
kit-code = Código QR de tu dirección
kit-sticker-text = Visa de coworking · covisa
kit-flyer = Folleto para tus miembros
kit-flyer-what = A5, para dejar en recepción.
kit-flyer-title = Trabaja en otros lugares, gratis unos días
kit-flyer-text = Tu membresía te abre las puertas de otros espacios. Pide tu pase de coworking en recepción: impreso o en el teléfono.
kit-flyer-known = Participan { $count } espacios.
kit-flyer-here = Qué damos a cambio:
kit-badges = Distintivos y logo
kit-badges-what = Para tu web, tus correos, tu puerta. PNG para los programas que no leen SVG.
kit-badge-light = Distintivo claro
kit-badge-dark = Distintivo oscuro
kit-logo = Logo
kit-closed = Tus condiciones dicen que tu espacio cerró: no hay nada que colgar.
kit-snippet = Para tu web
kit-snippet-what = Una frase sobre tu visa que también entienden los buscadores. No lleva scripts ni carga nada.
kit-snippet-show = Ver el código
print-or-pdf = Imprimir o guardar en PDF
kit-badge = Aceptamos la visa de coworking.

## The first run

start-title = Pon en marcha tu espacio
start-kind = Te damos la bienvenida a covisa
start-lead = En tres minutos, tu recepción podrá comprobar pases de otros espacios. Nada sale de este equipo hasta que pulses el botón.
move-title = Mudarse desde otro equipo
move-what = En el equipo anterior: Ajustes, Copia de seguridad. Si se ha perdido, toma la última copia de la carpeta compartida o de la memoria USB.
move-file = La copia: un archivo que acaba en .covisa
move-words = Las 24 palabras de la hoja de recuperación
move-words-what = En su orden; las mayúsculas, los números y los saltos de línea dan igual. También vale la frase de paso de las copias, si la hay.
move-erased = La lista de lo que se borró después, si existe: covisa-…-erased.json
move-erased-what = Está junto a la copia. Sin ella, vuelve a estar quien se borró después de hacer la copia.
move-check = Mostrar lo que contiene
move-whole = La copia está completa. Es del { $when } y contiene:
move-members = 
    { $count ->
        [one] { $count } miembro
       *[other] { $count } miembros
    }
move-cards = 
    { $count ->
        [one] { $count } tarjeta o pase
       *[other] { $count } tarjetas y pases
    }
move-visits = 
    { $count ->
        [one] { $count } visita
       *[other] { $count } visitas
    }
move-pinned = 
    { $count ->
        [one] { $count } espacio comprobado
       *[other] { $count } espacios comprobados
    }
move-then = El espacio vivirá en este equipo. En cuanto responda un espacio que conoces, el equipo anterior lo sabrá y ya no firmará nada.
move-go = Mudarlo aquí
start-space = Tu espacio
start-name = Su nombre
start-city = Su ciudad
start-what-kind = Qué tipo de lugar
start-region = Estado, provincia o región
start-region-what = Algunas condiciones son solo para una región: se guían por esto.
start-cities = Ciudades
start-city-what = De ella salen el país, la zona horaria y el lugar en el mapa.
start-place = Tipo, región, país, zona horaria, posición
start-zone = Zona horaria
start-lat = Grados norte (sur: menos)
start-lon = Grados este (oeste: menos)
start-contact = Tus datos de contacto
start-terms = Qué das a los miembros de otros espacios
start-later = Todo esto se puede cambiar en cualquier momento.
start-go = Empezar
start-city-found = { $city }, { $country } · { $zone }
welcome-title = Primeros pasos
words-title = Palabras explicadas
word-visa = Visado de coworking
    .means = El acuerdo entre espacios por el que sus miembros pueden trabajar unos días en los demás. Cada espacio dice qué ofrece.
word-home = Espacio de origen
    .means = El espacio del que el visitante es miembro. Hace su pase y puede retirarlo.
word-pass = Pase, tarjeta
    .means = Lo que muestra el visitante: un código QR firmado por su espacio, en el teléfono o en papel. Uno impreso o enviado para todos los espacios se llama tarjeta.
word-code = Código corto
    .means = Diez letras y cifras que representan un pase, para decirlas o escribirlas donde no se puede escanear. Se pregunta al espacio de origen.
word-offer = Condiciones
    .means = Lo que un espacio ofrece a los visitantes: cuántos días, cuándo, a quién y qué hay que hacer antes.
word-key = Clave
    .means = La larga serie de letras por la que se reconoce un espacio. Un nombre se puede copiar; una clave, no.
word-checked = Comprobado por nosotros
    .means = Alguien de aquí ha llamado a ese espacio y comparado su clave. Solo entonces sus miembros pueden salir en verde en recepción.
word-colours = Verde, ámbar, rojo
    .means = Lo que muestra recepción. Verde: bienvenida. Ámbar: el pase es auténtico y una persona decide lo demás. Rojo: este pase no vale.
word-back = Retirado, suspendido
    .means = El espacio de origen dice que un pase no vale: para siempre o hasta nuevo aviso. Los demás lo saben en segundos.
word-connection = Conexión
    .means = El covisa de otro espacio con el que habla el tuyo. Con una basta: llegan noticias de todos.
word-recovery = Palabras de recuperación
    .means = 24 palabras que prueban que un espacio es tuyo. Quien las tiene, tiene el espacio: guárdalas en papel, lejos del ordenador.
welcome-kind = Tu espacio ya está en marcha
welcome-lead = Tres pasos más, y todo estará listo para la primera visita.
welcome-try = Pruébalo
welcome-try-what = Hazte una tarjeta y mira qué dice de ella tu recepción.
welcome-you = Tu nombre
welcome-card = Hacer mi tarjeta
welcome-made = Esta es tu tarjeta. En papel o en el teléfono, es lo que llevan tus miembros.
welcome-show = Mostrarla en recepción
welcome-done = Ir a Inicio
said-founding = Creando tu espacio…
said-not-founded = No se pudo crear el espacio: mira la terminal, corrige lo que dice y vuelve a intentarlo.

## Printed cards

sheet-title = Tarjetas de la visa de coworking
sheet-card = Imprime al 100 %, sin ajustar a la página, en tarjetas de 85,60 × 53,98 mm.
sheet-sheet = Imprime en A4 al 100 %, sin ajustar a la página. Corta por las marcas.
sheet-kind = Tarjeta de la visa de coworking
sheet-guest = Visa de coworking: pase para
sheet-days = Días
sheet-contact = Contacto del espacio de origen
sheet-print = Quien tiene esta tarjeta puede mostrarla. ¿La perdiste? Avisa a tu espacio de origen.

## The public directory, as files that anyone may host

directory-title = Busca un espacio cerca de ti y hazte miembro
directory-country = Espacios en { $country }
directory-day = Lista del { $day }.
directory-what = Los miembros de estos espacios trabajan unos días en los demás. Cada espacio firma sus propios datos y usa covisa por su cuenta; esta lista no es de nadie.

## Who has the newest terms

delivery-title = Entrega
delivery-nobody = Aún no hay a quién entregarlas: busca espacios y comprueba sus claves.
delivery-count =
    { $all ->
        [one] Han llegado a { $arrived } de { $all } espacio
       *[other] Han llegado a { $arrived } de { $all } espacios
    }
delivery-on-its-way = en camino
delivery-heard = sin noticias desde el { $day }; las recibirá cuando vuelva

## How what goes out of the house looks

brand-title = Tus colores
brand-what = Salen en los pases de coworking que llevan tus miembros.
brand-colour = Color
brand-logo = Logo
brand-no-logo = Sin logo

## The log, and stickers of other spaces

log-title = Qué dice covisa
log-what = Las últimas líneas de su registro, para quien te ayude. No nombran a ningún miembro.
log-none = Aún no hay nada.
find-sticker = O una foto del adhesivo en la ventana de otro espacio
find-sticker-read = Leer el adhesivo

## The passport on a phone

role-member = Teléfono de un miembro
phone-title = Pase en el teléfono
phone-what = El miembro escanea este código con su teléfono, y ahí se abre su pase. Después cada miembro hace sus propios pases, también para un solo anfitrión.
phone-go = Mostrar el código
phone-no-host = Los teléfonos de los miembros aún no llegan a covisa. Con un certificado en «Tabletas en recepción» (Ajustes) sí. Hasta entonces, envía el pase como archivo: haz arriba una tarjeta.
passport-login = Pregunta en la recepción de tu espacio de origen: te mostrarán un código.
passport-not-now = Ahora mismo, tu membresía no usa la visa. Pregunta en la recepción de tu espacio de origen.
passport-card = Tu tarjeta
passport-card-what = Para todos los anfitriones. Se queda en este teléfono y está ahí aunque no haya red.
passport-card-make = Hacer mi tarjeta
passport-announce = Avisar de mi visita al anfitrión: así no necesito teléfono ni tarjeta
passport-desk-sees = La recepción verá
passport-desk-home = Espacio de origen
passport-offline = Ahora no hay conexión con tu espacio de origen. Tus pases siguen aquí.
