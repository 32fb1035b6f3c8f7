# German. What each message and each variable is, the English file of the same name says.

## A row that is not taken.

lists-row = Zeile { $line }: { $reason }

## Why it is not taken.

row-no-name = der Name fehlt
row-no-key = es gibt weder eine E-Mail-Adresse noch eine Nummer
row-bad-email = „{ $value }“ ist keine E-Mail-Adresse
row-bad-date = { $field }: „{ $value }“ ist kein Datum
row-ambiguous-date = { $field }: „{ $value }“ kann der { $dayfirst } oder der { $monthfirst } sein; schreiben Sie das Datum, das gemeint ist
row-ends-before-it-begins = die Mitgliedschaft endet am { $until }, bevor sie am { $since } beginnt
row-unknown-state = „{ $value }“ sagt nicht, ob die Mitgliedschaft läuft oder beendet ist
row-too-long = { $field }: mehr als 80 Zeichen (Umlaute zählen doppelt)
row-not-text = { $field }: Zeichen, die kein Text sind
row-cells = { $cells } unter { $headers }: Die Zeile ist wohl verrutscht
row-duplicate = Zeile { $line } betrifft dasselbe Mitglied und sagt etwas anderes

lists-cells =
    { $number ->
        [one] { $number } Zelle
       *[other] { $number } Zellen
    }
lists-headers =
    { $number ->
        [one] { $number } Überschrift
       *[other] { $number } Überschriften
    }

## What a column holds.

field-name = Name
field-first-name = Vorname
field-last-name = Nachname
field-email = E-Mail-Adresse
field-plan = Tarif
field-since = Beginn
field-until = Ende
field-external-id = Nummer
field-state = Status

## Rows that cannot be read, and nothing of the list was imported.

lists-unread-only = Die einzige Zeile ist nicht lesbar, darum wurde nichts eingelesen:
lists-unread =
    { $rows ->
        [one] { $bad } von { $rows } Zeile nicht lesbar, darum wurde nichts eingelesen:
       *[other] { $bad } von { $rows } Zeilen nicht lesbar, darum wurde nichts eingelesen:
    }
lists-unread-more = und { $number } weitere
lists-dates-unused = Die Spalte „{ $header }“ enthält Datumsangaben und wird nicht gespeichert: Sagt sie, wann eine Mitgliedschaft beginnt oder endet?
lists-no-state = Die Spalte „{ $header }“ wird nicht als Status der Mitgliedschaft gelesen: „{ $value }“ sieht nach einem Teil der Adresse aus.
lists-states-unused = Die Spalte „{ $header }“ enthält Wörter wie „{ $value }“ und wird nicht gespeichert: Sagt sie, ob eine Mitgliedschaft läuft?
lists-charset-guessed = Gelesen als { $name }, darin steht „{ $sample }“. Sind Buchstaben falsch, wählen Sie einen anderen Zeichensatz.
lists-sheet = Gelesen vom Blatt „{ $name }“, einem von { $of }.

## A file that is no member list, and what to do.

lists-too-large = Die Datei hat { $found } MiB; eine Mitgliederliste hat höchstens { $most } MiB.
lists-empty = Die Datei ist leer.
lists-header-only = Unter den Überschriften steht kein Mitglied.
lists-workbook = Diese Arbeitsmappe lässt sich nicht lesen: vielleicht eine ältere .xls, mit Kennwort geschützt oder beschädigt. Speichern Sie sie als .xlsx oder CSV.
lists-pdf = Das ist ein PDF: Exportieren Sie die Liste als CSV oder .xlsx.
lists-markup = Das ist eine Webseite, wie auch immer die Datei heißt: Speichern Sie sie in Ihrer Tabellenkalkulation als CSV.
lists-binary = Das ist kein Text: Exportieren Sie die Liste als CSV.
lists-no-name-column = In keiner Spalte stehen die Namen. Die Überschriften sind { $headers }; nötig ist eine wie { $expected }.
lists-no-such-column = Es gibt keine Spalte „{ $header }“. Die Überschriften sind { $headers }.
lists-quoted = „{ $name }“
lists-too-many-rows = Das sind mehr als { $most } Zeilen.
lists-too-many-columns = Das sind { $found } Spalten; eine Mitgliederliste hat höchstens { $most }.
lists-unknown-profile = Dieses Profil gibt es nicht; es gibt { $known }.
lists-unknown-charset = Diesen Zeichensatz gibt es nicht; es gibt { $known }.
lists-broken = In Zeile { $line } fehlt das schließende Anführungszeichen.

## A profile file that cannot be used.

profile-too-large = Die Profildatei hat mehr als { $most } KiB.
profile-not-toml = Die Profildatei ist nicht lesbar: Zeile { $line }: { $text }.
profile-mistake = Die Profildatei ist nicht brauchbar: Zeile { $line }: { $path }: { $text }.
