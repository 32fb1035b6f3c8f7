# German. What each message and each variable is, the English file of the same name says.

## The front desk

desk-front-desk = Empfang
desk-pair-title = Diesen Empfang verbinden
desk-pair-step-1 = Tippen Sie auf dem Computer, auf dem covisa läuft:
desk-pair-step-2 = Öffnen Sie die angezeigte Adresse in diesem Browser, oder tippen Sie hier den Code ein, mit dem sie endet.
desk-pair-label = Code
desk-pair-button = Verbinden
desk-revoked = Dieser Empfang ist nicht mehr verbunden: Jemand hat die Verbindung getrennt. Verbinden Sie ihn neu.
desk-scan-title = Pass scannen
desk-scan-hint = Bereit. Halten Sie den Scanner auf den Code, oder tippen Sie den Pass hier ein.
desk-scan-checking = Wird geprüft …
desk-photo-checking = Code im Foto wird gesucht …
desk-pass-label = Text des Passes
desk-check-button = Prüfen
desk-photo-button = Foto verwenden
desk-today-title = Heute
desk-today-empty = Noch keine Gäste.
desk-visit-over = vorbei
desk-undo = Rückgängig
desk-undo-sure = Wirklich?
desk-undone = Der Besuch wurde zurückgenommen.
desk-read-only = covisa kann nichts speichern
desk-silent = covisa antwortet nicht
desk-connecting = Wird verbunden …
desk-silent-kept = covisa antwortet nicht. Der Pass ist noch da: Drücken Sie Enter, um es noch einmal zu versuchen.
desk-silent-photo = covisa antwortet nicht. Wählen Sie das Foto gleich noch einmal.
desk-silent-pair = covisa antwortet nicht. Prüfen Sie, ob es läuft, dann versuchen Sie es noch einmal.
desk-silent-decide = covisa antwortet nicht, darum wurde nichts vermerkt. Versuchen Sie es noch einmal.
desk-silent-undo = covisa antwortet nicht, der Besuch bleibt vermerkt. Versuchen Sie es noch einmal.
desk-too-long = Das ist länger als jeder Pass (mehr als 8 KiB Text), darum wurde nichts geprüft. Scannen Sie nur den Code eines Passes.
desk-photo-too-large = Dieses Foto lässt sich nicht klein genug machen. Machen Sie es noch einmal, näher am Code.
desk-strange = Diese Seite versteht die Antwort von covisa nicht. Laden Sie die Seite neu.
desk-home-unknown = Unbekannter Heimat-Space
desk-let-in = Eingelassen
desk-let-in-sentence = Sie haben entschieden. Der Besuch ist gezählt.
desk-let-in-uncounted = Sie haben entschieden. Nichts wird gezählt.
desk-facts-title = Wenn Sie mehr wissen
desk-fact-booked = Gebucht am
desk-fact-seen = Dokument gesehen
desk-fact-guests = Begleitpersonen
desk-again-button = Noch einmal prüfen
desk-reason-label = Trotzdem einlassen? Sagen Sie, warum.
desk-reason-missing = Sagen Sie kurz, warum, dann drücken Sie „Einlassen“.
desk-reason-too-long = Das ist zu lang: höchstens 200 Byte.
desk-let-in-button = Einlassen
desk-no-text = Der Text des Passes ließ sich aus dem Foto nicht übernehmen. Zum Einlassen den Code scannen oder eintippen.
desk-next-button = Weiter
desk-next-key = Enter
desk-title = { $house } · Empfang
desk-scan-reading = Wird gelesen … { $count } Zeichen
desk-visit-unnamed = Ein Space ohne Namen
desk-visit-first = erster Besuch
desk-visit-nth = { $day }. Besuch
desk-undo-label = Besuch aus { $home } um { $time } Uhr rückgängig machen
desk-reach-none = Bereit · kein anderer Knoten erreichbar
desk-reach-one = Bereit · 1 Knoten erreichbar
desk-reach-many = Bereit · { $peers } Knoten erreichbar
desk-standing-self = dieses Haus
desk-standing-pinned = Schlüssel geprüft
desk-standing-stranger = Schlüssel nicht geprüft
desk-standing-blocked = hier gesperrt
desk-standing-unknown = hier nicht bekannt
desk-home-claims = Nach eigener Angabe: { $name }
desk-name-unproven = { $name } (nicht belegt)
desk-reason-called = Heimat-Space angerufen
desk-reason-known = Hier bekannt
desk-reason-pays = Zahlt für den Tag
desk-checked-in = Eingecheckt um { $time } Uhr
desk-checked = Geprüft um { $time } Uhr
desk-front-desk-title = Empfang
desk-noscript = Die Empfangsseite braucht JavaScript. Ohne JavaScript tippen Sie: covisa verify --stdin

## Beside the desk

desk-options = Optionen
desk-sounds = Töne
desk-kiosk = Namen verbergen
desk-layout = Tippt der Scanner falsche Buchstaben? Scannen Sie einmal diesen Code.
desk-layout-code = Code mit allen Buchstaben eines Passes
desk-layout-done = Die Buchstaben des Scanners sind jetzt gelernt. Scannen Sie den Pass noch einmal.
desk-layout-same = Der Scanner tippt alle Buchstaben richtig. Es gab nichts zu lernen.
desk-to-pages = Zu den Verwaltungsseiten
desk-leaves = Geht
desk-leaves-label = Der Gast aus { $home }, der um { $time } Uhr kam, geht
desk-left = Vermerkt: Der Gast ist gegangen.
desk-camera = Kamera verwenden
desk-camera-off = Kamera aus
desk-camera-looking = Halten Sie den Code vor die Kamera.
desk-camera-no = Dieser Browser darf keine Kamera verwenden. Nehmen Sie ein Foto, oder tippen Sie den Code ein.
desk-bare = Kein Handy, keine Karte?
desk-bare-what = Fragen Sie den Heimat-Space. Dort antwortet jemand, und die Antwort erscheint hier.
desk-bare-home = Heimat-Space: zwei Buchstaben genügen
desk-bare-homes = Spaces
desk-bare-says = Kurzcode oder Name des Gastes
desk-bare-ask = Heimat-Space fragen
desk-bare-code = Es ist ein Kurzcode
desk-bare-none = So heißt kein Space.
desk-bare-choose = Wählen Sie zuerst den Heimat-Space aus der Liste.
desk-badge = Namensschild drucken
desk-polite = Was Sie sagen können

## What the desk says to a visitor, or shows: polite, and without blame.

desk-polite-amber = Einen Moment bitte: Ich frage nur kurz wegen Ihres Besuchs nach.
desk-polite-red = Es tut mir leid: Dieser Pass gilt hier heute nicht. Ihr Heimat-Space kann Ihnen einen neuen ausstellen, und wir können dort gern gemeinsam anrufen.
