# Qué ha fallado. .next: qué escribir en la línea de comandos. .page: qué hacer, para quien mira una página.
# What each variable is: see ../en/problem.ftl.

## The federation and this space's own records.

problem-unknown-space = covisa en este equipo no conoce ese espacio.
    .next = covisa space list muestra los que conoce.
    .page = Mira la lista de espacios.
problem-no-record = Ese espacio no ha publicado nada así.
    .next = covisa space show ID muestra lo que ha publicado.
    .page = Mira la página de ese espacio.
problem-own-space = Ese es este mismo espacio.
    .next = Confiar y bloquear es para otros espacios.
    .page = Elige otro espacio.
problem-vouch-not-pinned = Solo se responde por un espacio cuya clave has comprobado.
    .next = Compara su huella con su gente; después: covisa space pin ID
    .page = Primero compara su huella con su gente y confirma que la has comprobado.
problem-too-many-vouches = Un espacio responde por { $max } más como máximo.
    .next = Retira una: covisa space unvouch ID
    .page = Primero retira una.
problem-unknown-invitation = No existe esa invitación.
    .next = covisa invitation list muestra las que hay.
    .page = Mira la lista de invitaciones.
problem-invitation-ended = Esta invitación ha caducado.
    .next = Pide otra a quien la envió.
    .page = Pide otra a quien la envió.
problem-no-invitation = Eso no es una invitación.
    .next = Pega la línea que empieza por CVI1. o la carta entera.
    .page = Pega la línea que empieza por CVI1. o la carta entera.
problem-damaged-invitation = La invitación llegó dañada: faltan letras o han cambiado.
    .next = Copia otra vez la línea entera o pide otra.
    .page = Copia otra vez la línea entera o pide otra.
problem-newer-invitation = Esta invitación es de una versión más nueva de covisa.
    .next = Actualiza covisa y acéptala de nuevo.
    .page = Actualiza covisa y ábrela de nuevo.
problem-follows-one = Solo una invitación para un único espacio puede admitirlo sin más.
    .next = Omite --follows o invita a cada espacio por separado.
    .page = Invita a cada espacio por separado o decide cuando hayan llegado.
problem-too-many-invitations = Hay { $max } invitaciones abiertas; no cabe otra.
    .next = Retira una: covisa invitation withdraw KEY
    .page = Retira una antes.
problem-bad-invitation = Una invitación vale para 1 a { $times } espacios y de 1 a { $days } días.
    .next = Da otros números con --times y --days.
    .page = Elige otros números.
problem-nowhere-reached = Este nodo no escucha a otros, así que nadie podría llegar a él.
    .next = Inícialo y luego invita: covisa serve
    .page = Pon network.listen en config.toml y reinicia covisa.
problem-terms-too-large = Firmadas, las condiciones tendrían { $len } bytes; un registro tiene como máximo { $max }.
    .next = Acorta notas y listas.
    .page = Acorta notas y listas, y publica de nuevo las condiciones.
problem-terms-invalid = { $key }: { $text }
    .next = covisa terms check FILE explica cada error; config/terms.toml muestra todos los ajustes.
    .page = Corrige esa línea y publica de nuevo las condiciones.
problem-twin = covisa firma en otro equipo con la clave de este espacio, así que aquí no se publica nada.
    .next = Detenlo allí y luego di aquí: covisa confirm home
    .page = Detenlo allí y luego confirma en Inicio que este es el equipo correcto.
problem-home-copied = covisa en este equipo se copió o se recuperó de una copia, así que no se emite nada hasta saber qué se firmó desde entonces.
    .next = Deja covisa en marcha hasta que llegue a un espacio cuya clave hayas comprobado. Si ningún otro equipo lleva este espacio: covisa confirm home
    .page = Deja covisa en marcha hasta que llegue a otros espacios. Si ningún otro equipo lleva este espacio, confírmalo en Inicio.
problem-wrong-words = Estas no son las palabras de recuperación de este espacio.
    .next = Compara cada palabra con la hoja; después de una recuperación ya no valen las de una hoja anterior.
    .page = Compara cada palabra con la hoja; después de una recuperación ya no valen las de una hoja anterior.
problem-words-together = Una de las palabras no es la de la hoja, o dos están cambiadas de lugar.
    .next = Compara las 24 con la hoja, en su orden.
    .page = Compara las 24 con la hoja, en su orden.
problem-words-unknown = La palabra número { $word } no está en la lista de palabras de recuperación.
    .next = Compárala letra por letra con la hoja.
    .page = Compárala letra por letra con la hoja.
problem-words-count = Hay { $words } palabras y tienen que ser 24.
    .next = Escribe las 24 palabras de la hoja en su orden.
    .page = Escribe las 24 palabras de la hoja en su orden.
problem-no-words = No se sacaron palabras de recuperación nuevas, o covisa se ha vuelto a iniciar desde entonces.
    .next = Empieza de nuevo: covisa key recover
    .page = Empieza de nuevo: primero van las palabras nuevas.
problem-space-ended = Este espacio ha cerrado: ya no emite nada.
    .next = Si se cerró por error: covisa key recover
    .page = Si se cerró por error, las palabras de recuperación lo abren de nuevo.
problem-key-log-full = En la lista de claves de este espacio no cabe otra en ese lugar.
    .next = Indica un lugar anterior: covisa key recover --after 1
    .page = Pide a quien se ocupa de covisa que indique un lugar anterior.
problem-key-log-forked = En nombre de este espacio se anunciaron dos claves y nadie sabe cuál es la buena: otra persona ha tenido sus claves.
    .next = covisa key recover
    .page = Usa las palabras de recuperación: lo deciden.
problem-recovered = Alguien usó las palabras de recuperación de este espacio en otro equipo, así que en este no se firma nada.
    .next = Trabaja en el otro equipo. Si no fuiste tú: covisa key status
    .page = Trabaja en el otro equipo. Si no fuiste tú, llama a los espacios que te conocen.
problem-handed-over = Este espacio se ha mudado a otro equipo, así que en este no se firma nada.
    .next = Trabaja en el otro equipo. Si ya no existe: covisa key recover
    .page = Trabaja en el otro equipo. Si ya no existe, usa las palabras de recuperación.
problem-not-restored = Los datos de este equipo no se recuperaron de una copia de seguridad, o alguien ya dijo que no falta nada.
    .next = covisa status
    .page = No hay nada que revisar.
problem-backup-no-words = Las copias de seguridad se cierran con las palabras de recuperación, y nadie ha escrito en este equipo las que valen.
    .next = covisa backup words
    .page = Escribe una vez las 24 palabras de la hoja de recuperación.
problem-backup-damaged = Los datos de este equipo están dañados, así que no se hace ninguna copia que sustituya a una buena.
    .next = covisa ledger verify; después covisa restore ARCHIVO --over
    .page = Recupera la última copia buena.
problem-backup-failed = No se hizo ninguna copia: { $reason }
    .next = Comprueba que la carpeta de copias está y es tuya, y que queda sitio en su disco.
    .page = Comprueba que la carpeta de copias está y que queda sitio en su disco.
problem-restore-not-a-backup = Este archivo no es una copia de seguridad de covisa.
    .next = Indica el archivo que escribió covisa backup: acaba en .covisa
    .page = Toma el archivo que acaba en .covisa.
problem-restore-newer = Una versión posterior de covisa hizo esta copia.
    .next = Instala esa versión o una posterior.
    .page = Instala esa versión o una posterior.
problem-restore-wrong-words = Estas palabras no abren esta copia.
    .next = Usa la hoja que valía cuando se hizo la copia.
    .page = Usa la hoja del mismo espacio que valía cuando se hizo la copia, o la frase de paso elegida antes.
problem-restore-broken = Este archivo está cortado o dañado.
    .next = Cópialo otra vez o toma otra de las copias.
    .page = Cópialo otra vez o toma otra de las copias.
problem-short-passphrase = Una frase de paso para copias tiene al menos { $fewest } caracteres.
    .next = Elige varias palabras que nadie adivine: quien tenga una copia puede probar cuanto quiera.
    .page = Elige varias palabras que nadie adivine.
problem-not-begun = No ha funcionado: { $reason }
    .next = Corrígelo e inténtalo de nuevo.
    .page = Corrígelo e inténtalo de nuevo.
problem-no-key = El equipo en el que funciona covisa no tiene la clave con la que firma este espacio.
    .next = covisa key status
    .page = En Ajustes, Claves se ve dónde está.
problem-own-future = Algo de este espacio se firmó con una fecha posterior: el reloj de este equipo está mal o lo estuvo.
    .next = Ajusta la fecha y la hora. Si son correctas: covisa confirm clock
    .page = Ajusta la fecha y la hora del equipo donde corre covisa. Si son correctas, confírmalo en Inicio.
problem-listening = covisa aún escucha lo que otros saben de su espacio.
    .next = Vuelve a intentarlo en unos segundos.
    .page = Vuelve a intentarlo en unos segundos.
problem-no-room-to-suspend = En la lista de estado no cabe otra suspensión.
    .next = Anula el pase para siempre con covisa pass revoke y emite otro más tarde.
    .page = Anula el pase para siempre y emite otro más tarde.
problem-cannot-resume = Esta suspensión no se puede levantar.
    .next = Emite un pase nuevo: covisa pass issue
    .page = Emite un pase nuevo.
problem-clock-in-doubt = El reloj de este equipo no puede estar bien, así que no se firma nada.
    .next = Ajusta la fecha y la hora y vuelve a intentarlo.
    .page = Ajusta la fecha y la hora del equipo donde corre covisa y vuelve a intentarlo.
problem-overtaken = Algo más escribió en este espacio en el mismo momento, así que no se hizo nada.
    .next = Vuelve a hacerlo.
    .page = Vuelve a hacerlo.
problem-read-only = No se puede guardar nada: { $reason }.
    .next = Repara el disco y vuelve a iniciar covisa. Comprobar pases sin registrar entradas sigue funcionando.
    .page = Haz reparar el disco del equipo y reiniciar covisa. Los pases se pueden seguir comprobando.

## Members, plans and member lists.

problem-unknown-member = Ese miembro no existe.
    .next = covisa member list muestra los identificadores.
    .page = Mira la lista de miembros.
problem-member-ended = Esta membresía no está vigente hoy.
    .next = covisa member list muestra desde cuándo y hasta cuándo vale cada una.
    .page = Mira en la lista de miembros desde cuándo y hasta cuándo vale.
problem-too-many-members = Este espacio tiene tantos miembros como covisa admite para un espacio.
    .next = Usa un segundo espacio para los demás.
    .page = Usa un segundo espacio para los demás.
problem-bad-text =
    { $field ->
        [name] El nombre debe tener de 1 a 80 caracteres.
        [plan] El plan debe tener de 1 a 80 caracteres.
        [email] El correo debe tener de 1 a 80 caracteres.
        [says] Lo que dice la persona debe tener de 1 a 80 caracteres.
        [label] El nombre del dispositivo debe tener de 1 a 80 caracteres.
        [source] El nombre del sistema del que viene la lista debe tener de 1 a 80 caracteres.
        [note] La nota debe tener de 1 a 280 caracteres.
       *[other] El campo { $field } debe tener de 1 a 80 caracteres.
    }
    .next = Escribe un texto de esa longitud.
    .page = Escribe un texto de esa longitud: una letra con tilde cuenta doble.
problem-plan-stays = Los miembros del plan «{ $plan }» no usan la visa.
    .next = Cámbialo con covisa plan set PLAN --travels yes, o asigna otro plan al miembro.
    .page = Cámbialo en la lista de planes, o asigna otro plan al miembro.
problem-nothing-to-undo = No hay ninguna importación de las últimas 24 horas que deshacer.
    .next = Importa la lista tal como era antes.
    .page = Importa la lista tal como era antes.
problem-nothing-to-redo = No se ha deshecho ninguna lista en las últimas 24 horas, o algo más ha cambiado desde entonces.
    .next = Vuelve a importar la lista: covisa member import FILE
    .page = Vuelve a importar la lista.
problem-rows-invalid = { $text }
    .next = Corrige estas filas e importa de nuevo la lista. Para importar las demás sin ellas: --skip-problems.
    .page = Corrige estas filas e importa de nuevo la lista, o importa las demás sin ellas.
problem-not-a-list = { $text }
    .next = Exporta la lista como CSV o .xlsx e importa ese archivo.
    .page = Exporta la lista como CSV o .xlsx e importa ese archivo.
problem-not-a-list-profile = { $text }
    .next = Indica uno de estos, o un archivo de perfil propio; sin --profile se averigua solo.
    .page = Elige otro tipo de lista, o deja que se averigüe solo.
problem-not-a-list-charset = { $text }
    .next = Nombra uno de estos: --encoding windows-1250; si no, se averigua.
    .page = Elige otro juego de caracteres, o deja que se averigüe.
problem-not-a-list-column = { $text }
    .next = Escribe el encabezado como está allí: --column "ENCABEZADO=CAMPO".
    .page = Vuelve a cargar la página y elige el archivo.
problem-not-a-list-names = { $text }
    .next = Cambia el encabezado de esa columna, o indícalo en un archivo de perfil: --profile FILE.
    .page = Cambia el encabezado de la columna que contiene los nombres e importa de nuevo la lista.
problem-profile-invalid = { $text }
    .next = Corrige el perfil; los de config/profiles, en el código fuente del programa, muestran cómo se escriben.
    .page = Corrige el archivo de perfil, o deja que el tipo de lista se averigüe solo.

## Passes.

problem-bad-days = Un pase de este tipo vale de 1 a { $max } días.
    .next = Indica con --days un número entre esos dos.
    .page = Indica un número de días entre esos dos.
problem-unknown-pass = Ese pase no existe, y ningún miembro con ese identificador tiene uno.
    .next = covisa pass list los muestra.
    .page = Mira la lista de pases.
problem-pass-ended = No hay nada que cambiar: ya no hay ningún pase así vigente.
    .next = covisa pass list muestra cómo está cada uno.
    .page = Mira en la lista de pases cómo está cada uno.
problem-too-many-passes = Más de { $max } pases con una sola orden son demasiados.
    .next = Emítelos por partes.
    .page = Emítelos por partes.
problem-lists-full = Todos los lugares de las 64 listas de estado están ocupados.
    .next = Deja que terminen algunos pases, o emítelos más cortos.
    .page = Deja que terminen algunos pases, o emítelos más cortos.
problem-cannot-show = Un pase no puede mostrar «{ $what }».
    .next = Elige entre tier, name, plan, home_name, member_since y email, o none.
    .page = Elige otra cosa que mostrar en el pase, o nada.
problem-own-host = Un pase para un solo anfitrión es para otro espacio, no para este.
    .next = Indica con --for el identificador del anfitrión.
    .page = Elige el espacio que el miembro va a visitar.
problem-bad-dates = Estas fechas no pueden ser: ya pasaron, o terminan antes de empezar.
    .next = Escribe los días como 2026-11-21, el primero antes que el último.
    .page = Elige días a partir de hoy, el primero antes que el último.
problem-bad-email = Eso no puede ser una dirección de correo.
    .next = Escríbela como en name@example.org, con 80 caracteres como máximo, o déjala fuera.
    .page = Escríbela como en name@example.org, o deja el campo vacío.
problem-other-people =
    { $rows ->
        [one] El número de 1 fila es aquí el de otra persona, con otro nombre y otra dirección. No se importó nada.
       *[other] Los números de { $rows } filas son aquí los de otras personas, con otros nombres y direcciones. No se importó nada.
    }
    .next = Si los números solo cuentan las filas, dilo: --column "Nº=". Para importar las demás sin estas filas: --skip-problems.
    .page = Si los números solo cuentan las filas, elige «no se guarda» para esa columna.
problem-too-many-profiles = Ya se recuerdan tantas clases de listas como es posible.
    .next = Olvida una: covisa member profiles las muestra.
    .page = Olvida una que no haga falta e importa la lista de nuevo.
problem-unknown-profile = No se recuerda ninguna lista con ese nombre.
    .next = covisa member profiles las muestra.
    .page = Vuelve a cargar la página.

## Visits, and messages to other spaces.

problem-unknown-visit = Esa visita no existe.
    .next = covisa visit list muestra los identificadores.
    .page = Mira la lista de visitas.
problem-nothing-shown = Ya no queda nada de lo que mostró esta persona.
    .next = Comprueba otra vez el pase, con --check-in.
    .page = Pide que vuelva a mostrar el pase.
problem-pass-not-genuine = El pase no se puede comprobar, así que su visita no puede contar.
    .next = covisa verify dice qué le pasa.
    .page = Muestra el pase en recepción: allí se dice qué le pasa.
problem-day-in-future = Ese día aún no ha llegado.
    .next = Anota visitas de hoy o de antes.
    .page = Elige hoy o un día anterior.
problem-unknown-request = Esa pregunta no existe, o ya se respondió o terminó.
    .next = covisa request list las muestra.
    .page = Mira la lista de preguntas.
problem-not-pinned = Solo hay mensajes entre espacios que se han comprobado la clave.
    .next = Comprueba la clave del otro espacio con su gente; después: covisa space pin ID
    .page = Comprueba la clave del otro espacio con su gente e indícalo en su página.
problem-too-many-messages = Ya esperan tantos mensajes como admite covisa.
    .next = Espera a que algunos se entreguen o terminen.
    .page = Espera a que algunos se entreguen o terminen.

## Other nodes, and desks.

problem-unknown-peer = Esa conexión no existe.
    .next = covisa peer list las muestra.
    .page = Mira la lista de conexiones.
problem-too-many-peers = Ya hay tantas conexiones anotadas como admite covisa.
    .next = Quita una con covisa peer remove ID.
    .page = Quita antes otra.
problem-own-peer = Esa dirección es la tuya.
    .next = Añade la dirección que muestra covisa en el otro espacio.
    .page = Usa la dirección que muestra la página del otro espacio.
problem-bad-address = { $what }.
    .next = Copia entera la dirección que muestra covisa en el otro espacio: /ip4/.../tcp/8611/p2p/12D3KooW...
    .page = Copia entera la dirección que muestra la página del otro espacio.
problem-wrong-code = El código es incorrecto, ya se usó o es demasiado antiguo.
    .next = Escribe covisa desk pair para obtener otro.
    .page = Pide otro código a quien lleva covisa.
problem-too-many-tries = Desde tu dirección llegaron demasiados códigos incorrectos.
    .next = Espera un minuto y escribe el código otra vez.
    .page = Espera un minuto y escribe el código otra vez.
problem-too-many-pairings = Demasiados códigos esperan a una recepción.
    .next = Usa uno de ellos, o espera diez minutos.
    .page = Usa uno de ellos, o espera diez minutos.
problem-unknown-token = Ese token no existe.
    .next = covisa token list los muestra.
    .page = Mira «Quién puede entrar», en Ajustes.
problem-bad-photo =
    { $what ->
        [too-large] La foto es demasiado grande: como máximo 8 MiB, 10 000 píxeles por lado y 50 megapíxeles en total.
        [not-a-picture] La foto no se puede leer: envía un JPEG o PNG.
        [several-codes] Hay más de un código QR en la foto: muestra solo uno.
        [no-address] El código de la foto no es la dirección de un espacio.
       *[no-code] No se encontró ningún código QR en la foto: acerca la cámara, mantenla recta y evita los reflejos.
    }
    .next = Toma otra foto, o escribe el código.
    .page = Toma otra foto, o escribe el código.

## Requests to the API. Programmers read these, seldom others.

problem-crowded = Desde tu dirección llegan demasiadas peticiones a la vez.
    .next = Envíala otra vez dentro de un segundo.
    .page = Inténtalo otra vez en un momento.
problem-pictures-wait = Se están mirando demasiadas fotos.
    .next = Envíala otra vez dentro de un segundo.
    .page = Haz la foto otra vez en un momento.
problem-no-such-path = No hay nada en esta ruta.
    .next = GET /api/v1/openapi.json muestra lo que hay.
    .page = Vuelve a la página de inicio.
problem-wrong-method = Esta ruta no admite este método.
    .next = GET /api/v1/openapi.json muestra lo que hay.
    .page = Vuelve a la página de inicio.
problem-no-token = Para esto hace falta un token.
    .next = Envía Authorization: Bearer TOKEN; el token está en el archivo api-token de la carpeta de covisa.
    .page = Autoriza de nuevo este navegador.
problem-not-for-desks = Una recepción no puede hacer esto.
    .next = Pregunta a quien lleva covisa.
    .page = Pregunta a quien lleva covisa.
problem-city-unknown = Aquí no se conoce ninguna ciudad llamada { $city }.
    .next = Indica también su zona, como Europe/Berlin; el país y la posición son para el mapa.
    .page = Revisa cómo está escrita, o abre «Tipo, región, país, zona horaria, posición» y completa la zona horaria.
problem-no-public-host = Un teléfono no puede llegar a covisa en este equipo: no tiene nombre público.
    .next = Pon delante un proxy con TLS e indica su nombre en http.public_hosts.
    .page = Envía el pase como archivo.
problem-not-for-members = Este teléfono solo puede abrir tu pase de coworking.
    .next = Pregunta a quien lleva covisa.
    .page = Abre tu pase de coworking.
problem-enough-passes = Hoy ya has hecho tantos pases como se permite.
    .next = Vuelve a intentarlo mañana.
    .page = Vuelve a intentarlo mañana, o pregunta en la recepción de tu espacio de origen.
problem-not-for-readers = Este navegador puede verlo todo, pero no cambiar nada.
    .next = Pregunta a quien lleva covisa.
    .page = Pregunta a quien lleva covisa.
problem-no-qr = El pase es demasiado largo para un código QR.
    .next = Haz que muestre menos.
    .page = Haz que muestre menos.
problem-wrong-word = Esa no es la séptima de las palabras de recuperación.
    .next = Cuenta otra vez en la hoja impresa.
    .page = Cuenta otra vez en la hoja impresa.
problem-rows-unread = La lista debe nombrar a todos pero algunas filas no se pueden leer: esos miembros contarían como dados de baja.
    .next = Corrige las filas en el archivo y vuelve a leerlo.
    .page = Corrige las filas en el archivo y elígelo de nuevo, o desmarca «La lista está completa».
problem-bad-logo = No es un JPEG o PNG del tamaño de un logo.
    .next = Usa una imagen de 4 MiB y 8000 píxeles por lado como máximo.
    .page = Elige una imagen de 4 MiB y 8000 píxeles por lado como máximo.
problem-door-by-file = config.toml o una opción dice por dónde entran las tabletas.
    .next = Quita http.desk_listen y reinicia covisa.
    .page = Quita http.desk_listen y reinicia covisa.
problem-door-readable = Sin certificado no se cifra nada en el camino a las tabletas.
    .next = Si esa red es solo de la casa y no de visitantes: --own-network
    .page = Si esa red es solo tuya y no de visitantes, marca esa casilla.
problem-door-port = El puerto { $port } no se puede usar: { $reason }.
    .next = Indica otro con --port.
    .page = Elige otro.
problem-door-certificate = El certificado no se puede usar: { $reason }.
    .next = Corrige los dos archivos: certificate.pem y key.pem.
    .page = Corrige los dos archivos: certificate.pem y key.pem.
problem-door-other-name = El certificado vale para { $names }, y no para { $wanted }.
    .next = Indica uno de sus nombres con --name.
    .page = Elige uno de sus nombres.
problem-door-no-name = El certificado vale para { $names }: indica qué nombre piden las tabletas.
    .next = Indícalo con --name.
    .page = Escríbelo en «Dónde».
problem-door-certificate-ends = { $days ->
        [0] El certificado para tabletas ha caducado o caduca hoy.
        [one] El certificado para tabletas caduca en un día.
       *[other] El certificado para tabletas caduca en { $days } días.
    }
    .next = Pon otro más reciente en su lugar.
    .page = Pon otro más reciente en su lugar.
problem-forbidden-host = covisa no responde con ese nombre.
    .next = Usa 127.0.0.1 y el puerto de covisa, o añade el nombre a http.public_hosts.
    .page = Pide la dirección correcta a quien lleva covisa.
problem-forbidden-origin = Las páginas de otros sitios no pueden preguntar a covisa.
    .next = Abre la página del propio covisa.
    .page = Abre la página del propio covisa.
problem-unsupported-body = El cuerpo debe ser { $wanted }.
    .next = Envíalo con ese Content-Type.
    .page = Recarga la página y vuelve a intentarlo.
problem-packed-body = El cuerpo lleva un Content-Encoding; aquí no se descomprime nada.
    .next = Envíalo tal cual, sin ese encabezado.
    .page = Recarga la página y vuelve a intentarlo.
problem-bad-json =
    { $what ->
        [object] El cuerpo no es lo que hace falta: debe ser un objeto entre llaves.
        [no-sense] El cuerpo no es lo que hace falta: la petición no tiene sentido.
        [late] El cuerpo no es lo que hace falta: no llegó a tiempo.
        [cut-short] El cuerpo no es lo que hace falta: llegó cortado.
        [no-text] El cuerpo no es lo que hace falta: no es UTF-8.
       *[other] El cuerpo no es lo que hace falta: { $detail }.
    }
    .next = Corrige el cuerpo y envíalo de nuevo.
    .page = Vuelve a intentarlo.
problem-bad-value =
    { $name ->
        [space-id] el identificador del espacio no se puede leer.
        [record] el registro no se puede leer.
       *[other] { $name } no se puede leer.
    }
    .next = Escríbelo como en { $example }.
    .page = Revisa lo que escribiste ahí y escríbelo como en { $example }.
problem-too-large = El cuerpo tiene más de { $max } bytes.
    .next = Envía menos.
    .page = Elige un archivo más pequeño.
problem-changed-meanwhile = Se cambió después de que lo leyeras.
    .next = Léelo de nuevo y envía tu cambio.
    .page = Mira en otra ventana lo que vale ahora y cámbialo allí; lo que escribiste aquí se queda hasta entonces.
problem-key-reused = Esta Idempotency-Key corresponde a otra petición.
    .next = Usa otra Idempotency-Key para una petición nueva.
    .page = Recarga la página y vuelve a intentarlo.
problem-in-progress = Esta petición está en marcha.
    .next = Envíala de nuevo en un momento: la respuesta será la de la primera.
    .page = Espera un momento y vuelve a intentarlo.
problem-stopping = covisa se está deteniendo.
    .next = Inícialo de nuevo: covisa serve.
    .page = Espera a que covisa vuelva a estar en marcha y recarga la página.

## What the operator has to look after, behind "warning:".

warning-recovery = recovery.txt sigue en la carpeta de covisa: imprímelo, guárdalo en otro sitio y bórralo
warning-twin = covisa firma en otro equipo con la clave de este espacio: no se publica nada hasta que alguien diga cuál de los dos equipos es el correcto
    .next = detenlo allí y luego: covisa confirm home
warning-copied = la carpeta de covisa se copió o se recuperó de una copia: no se emite nada hasta que un espacio cuya clave hayas comprobado diga qué se firmó desde entonces
    .next = si ningún otro equipo lleva este espacio: covisa confirm home
warning-restored = los datos se recuperaron de una copia de seguridad del { $when }: nadie sale en verde hasta que alguien revise la lista de espacios comprobados
    .next = covisa space list --standing pinned; después covisa confirm restored
warning-visits-missing = pueden faltar aquí visitas entre { $from } y { $until }: los días contados salen en ámbar hasta que acabe su periodo
warning-key-waits = la clave que firma debe cambiarse a los 90 días, y eso espera a que respondan los nodos de dos espacios comprobados: hasta ahora { $homes }
warning-backup-words = no se puede hacer ninguna copia de seguridad hasta que se escriban una vez las palabras de recuperación: covisa backup words
warning-backup-old = la última copia de seguridad es del { $when }
warning-backup-failed = la última copia de seguridad falló: { $reason }
# $day: a date; $time: a time of day
warning-clock-unconfirmed = aquí no se escribió nada en mucho tiempo: no se borra ni se olvida nada hasta que alguien confirme que es { $day }, { $time }
    .next = covisa confirm clock
# $way: behind or ahead; $minutes: a number; $homes: names of spaces
warning-clock-ours = el reloj de este equipo parece estar mal: va { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
} { $way ->
    [behind] por detrás
   *[ahead] por delante
} de { $homes }
warning-clock-theirs = los relojes de { $homes } parecen estar mal: el de este equipo va { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
} { $way ->
    [behind] por detrás
   *[ahead] por delante
}
warning-clock-differs = el reloj de este equipo y el de { $homes } no coinciden: este va { $minutes ->
    [one] 1 minuto
   *[other] { $minutes } minutos
} { $way ->
    [behind] por detrás
   *[ahead] por delante
}
# $day: a date; $time: a time of day
warning-own-future = algo de este espacio se firmó con una fecha posterior y los demás no oyen lo que se firma ahora: ¿es { $day }, { $time }?
    .next = covisa confirm clock
warning-few-places = las listas de estado están casi llenas: pronto no se podrá emitir ningún pase
warning-clock-behind = el reloj de este equipo marca un momento que ya pasó: ajusta la fecha y la hora
warning-clock-ahead = el reloj de este equipo va años por delante de todo lo que conoce covisa: ajusta la fecha y la hora, o instala una versión más nueva
