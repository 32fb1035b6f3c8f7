# Listas de miembros que se importan: qué falla en un archivo o en una fila. What each variable is: see ../en/lists.ftl.

## A row that is not taken.

lists-row = fila { $line }: { $reason }

## Why it is not taken.

row-no-name = falta el nombre
row-no-key = no hay ni correo electrónico ni número
row-bad-email = «{ $value }» no es una dirección de correo
row-bad-date = { $field }: «{ $value }» no es una fecha
# Two dates in the way of the country do not tell which part is the month: so it is said, and how to write it without doubt.
row-ambiguous-date = { $field }: «{ $value }» puede ser el { $dayfirst } o el { $monthfirst }; escribe la que quieres decir
row-ends-before-it-begins = termina el { $until }, antes de empezar el { $since }
row-unknown-state = «{ $value }» no dice si la membresía sigue o ha terminado
row-too-long = { $field }: más de 80 caracteres (una letra con tilde cuenta doble)
row-not-text = { $field }: caracteres que no son texto
row-cells = { $cells } para { $headers }: la fila puede estar desplazada
row-duplicate = la fila { $line } trata del mismo miembro y dice otra cosa

lists-cells =
    { $number ->
        [one] { $number } celda
       *[other] { $number } celdas
    }
lists-headers =
    { $number ->
        [one] { $number } encabezado
       *[other] { $number } encabezados
    }

## What a column holds, before a colon.

field-name = el nombre completo
field-first-name = el nombre
field-last-name = el apellido
field-email = el correo
field-plan = el plan
field-since = el comienzo
field-until = el final
field-external-id = el número
field-state = el estado

## Rows that cannot be read, and nothing of the list was imported.

lists-unread-only = La única fila no se puede leer, así que no se importó nada:
lists-unread =
    { $rows ->
        [one] No se pueden leer { $bad } de { $rows } fila, así que no se importó nada:
       *[other] { $bad ->
            [one] No se puede leer { $bad } de { $rows } filas, así que no se importó nada:
           *[other] No se pueden leer { $bad } de { $rows } filas, así que no se importó nada:
        }
    }
lists-unread-more = y { $number } más
lists-dates-unused = La columna «{ $header }» contiene fechas y no se guarda: ¿dice cuándo empieza o termina una membresía?
lists-no-state = La columna «{ $header }» no se lee como estado de la membresía: «{ $value }» parece parte de una dirección.
lists-states-unused = La columna «{ $header }» contiene palabras como «{ $value }» y no se guarda: ¿dice si una membresía sigue?
lists-charset-guessed = Leído como { $name }, donde dice «{ $sample }». Si hay letras equivocadas, elige otro juego de caracteres.
lists-sheet = Leído de la hoja «{ $name }», una de { $of }.

## A file that is no member list, and what to do.

lists-too-large = El archivo tiene { $found } MiB; una lista de miembros tiene como máximo { $most } MiB.
lists-empty = El archivo está vacío.
lists-header-only = No hay ningún miembro debajo del encabezado.
lists-workbook = Este libro no se puede leer: quizá es un .xls antiguo, tiene contraseña o está dañado. Guárdalo como .xlsx o CSV.
lists-pdf = Es un PDF: exporta la lista como CSV o .xlsx.
lists-markup = Es una página web, se llame como se llame: guárdala como CSV en tu hoja de cálculo.
lists-binary = No es texto: exporta la lista como CSV.
lists-no-name-column = Ninguna columna contiene los nombres. Los encabezados son { $headers }; hace falta uno como { $expected }.
lists-no-such-column = No hay columna «{ $header }». Los encabezados son { $headers }.
lists-quoted = «{ $name }»
lists-too-many-rows = Hay más de { $most } filas.
lists-too-many-columns = Hay { $found } columnas; una lista de miembros tiene como máximo { $most }.
lists-unknown-profile = Ese perfil no existe; existen { $known }.
lists-unknown-charset = Ese juego de caracteres no existe; existen { $known }.
lists-broken = En la fila { $line } hay una comilla que no se cierra.

## A profile file, which describes how the lists of another system look, and cannot be used.

profile-too-large = El archivo de perfil tiene más de { $most } KiB.
profile-not-toml = El archivo de perfil no se puede leer: línea { $line }: { $text }.
profile-mistake = El archivo de perfil no se puede usar: línea { $line }: { $path }: { $text }.
