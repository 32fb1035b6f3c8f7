# German. What each message and each variable is, the English file of the same name says.

## The federation and this space's own records.

problem-unknown-space = Dieser Space ist hier nicht bekannt.
    .next = covisa space list zeigt die bekannten.
    .page = Sehen Sie in der Liste der Spaces nach.
problem-no-record = So etwas hat dieser Space nicht veröffentlicht.
    .next = covisa space show ID zeigt, was er veröffentlicht hat.
    .page = Sehen Sie auf der Seite dieses Spaces nach.
problem-own-space = Das ist dieser Space selbst.
    .next = Vertrauen und sperren lassen sich nur andere Spaces.
    .page = Wählen Sie einen anderen Space.
problem-vouch-not-pinned = Sie bürgen nur für einen Space, dessen Schlüssel Sie geprüft haben.
    .next = Vergleichen Sie seinen Fingerabdruck mit den Leuten dort, dann: covisa space pin ID
    .page = Vergleichen Sie zuerst seinen Fingerabdruck mit den Leuten dort, und bestätigen Sie, dass Sie ihn geprüft haben.
problem-too-many-vouches = Ein Space bürgt für höchstens { $max } andere.
    .next = Nehmen Sie eine Bürgschaft zurück: covisa space unvouch ID
    .page = Nehmen Sie zuerst eine Bürgschaft zurück.
problem-unknown-invitation = Eine solche Einladung gibt es nicht.
    .next = covisa invitation list zeigt, welche es gibt.
    .page = Sehen Sie in der Liste der Einladungen nach.
problem-invitation-ended = Diese Einladung ist abgelaufen.
    .next = Bitten Sie den Absender um eine neue.
    .page = Bitten Sie den Absender um eine neue.
problem-no-invitation = Das ist keine Einladung.
    .next = Fügen Sie die Zeile ein, die mit CVI1. beginnt, oder den ganzen Brief.
    .page = Fügen Sie die Zeile ein, die mit CVI1. beginnt, oder den ganzen Brief.
problem-damaged-invitation = Die Einladung wurde unterwegs beschädigt: Zeichen fehlen oder sind verändert.
    .next = Kopieren Sie die ganze Zeile noch einmal, oder bitten Sie um eine neue.
    .page = Kopieren Sie die ganze Zeile noch einmal, oder bitten Sie um eine neue.
problem-newer-invitation = Diese Einladung stammt von einer neueren Version von covisa.
    .next = Aktualisieren Sie covisa, und nehmen Sie sie dann an.
    .page = Aktualisieren Sie covisa, und öffnen Sie sie dann noch einmal.
problem-follows-one = Nur eine Einladung für einen einzigen Space kann ihn von selbst zulassen.
    .next = Lassen Sie --follows weg, oder laden Sie jeden Space einzeln ein.
    .page = Laden Sie jeden Space einzeln ein, oder entscheiden Sie, wenn sie gekommen sind.
problem-too-many-invitations = { $max } Einladungen sind offen; für eine weitere ist kein Platz.
    .next = Nehmen Sie eine zurück: covisa invitation withdraw KEY
    .page = Nehmen Sie zuerst eine zurück.
problem-bad-invitation = Eine Einladung gilt für 1 bis { $times } Spaces und für 1 bis { $days } Tage.
    .next = Geben Sie mit --times und --days andere Zahlen an.
    .page = Wählen Sie andere Zahlen.
problem-nowhere-reached = Dieser Knoten ist für andere nicht zu erreichen, also könnte niemand zu ihm kommen.
    .next = Starten Sie ihn, und laden Sie dann ein: covisa serve
    .page = Setzen Sie network.listen in config.toml, und starten Sie covisa neu.
problem-terms-too-large = Unterschrieben hätte das Angebot { $len } Byte; erlaubt sind höchstens { $max }.
    .next = Kürzen Sie Notizen und Listen.
    .page = Kürzen Sie Notizen und Listen, dann veröffentlichen Sie das Angebot noch einmal.
problem-terms-invalid = { $key }: { $text }
    .next = covisa terms check FILE erklärt jeden Fehler; config/terms.toml zeigt jede Einstellung.
    .page = Verbessern Sie diese Zeile, dann veröffentlichen Sie das Angebot noch einmal.
problem-twin = covisa auf einem anderen Computer unterschreibt mit dem Schlüssel dieses Spaces, darum wird hier nichts veröffentlicht.
    .next = Beenden Sie es dort, dann sagen Sie hier: covisa confirm home
    .page = Beenden Sie es dort, dann bestätigen Sie auf der Startseite, dass dies der richtige Computer ist.
problem-home-copied = covisa auf diesem Computer wurde kopiert oder aus einer Kopie zurückgeholt, darum wird nichts ausgestellt, bevor bekannt ist, was seither unterschrieben wurde.
    .next = Lassen Sie es laufen, bis es einen Space erreicht hat, dessen Schlüssel Sie geprüft haben. Wenn kein anderer Computer diesen Space betreibt: covisa confirm home
    .page = Lassen Sie es laufen, bis es andere Spaces erreicht hat. Wenn kein anderer Computer diesen Space betreibt, bestätigen Sie das auf der Startseite.
problem-wrong-words = Das sind nicht die Wiederherstellungswörter dieses Spaces.
    .next = Vergleichen Sie jedes Wort mit dem Blatt; nach einer Wiederherstellung gelten die Wörter eines älteren Blattes nicht mehr.
    .page = Vergleichen Sie jedes Wort mit dem Blatt; nach einer Wiederherstellung gelten die Wörter eines älteren Blattes nicht mehr.
problem-words-together = Eines der Wörter ist nicht das auf dem Blatt, oder zwei haben die Plätze getauscht.
    .next = Vergleichen Sie alle 24 mit dem Blatt, in ihrer Reihenfolge.
    .page = Vergleichen Sie alle 24 mit dem Blatt, in ihrer Reihenfolge.
problem-words-unknown = Das Wort Nummer { $word } steht nicht in der Liste der Wiederherstellungswörter.
    .next = Vergleichen Sie es Buchstabe für Buchstabe mit dem Blatt.
    .page = Vergleichen Sie es Buchstabe für Buchstabe mit dem Blatt.
problem-words-count = Das sind { $words } Wörter, es müssen 24 sein.
    .next = Geben Sie alle 24 Wörter des Blattes in ihrer Reihenfolge ein.
    .page = Geben Sie alle 24 Wörter des Blattes in ihrer Reihenfolge ein.
problem-no-words = Es wurden keine neuen Wiederherstellungswörter gezogen, oder covisa wurde seither neu gestartet.
    .next = Beginnen Sie noch einmal: covisa key recover
    .page = Beginnen Sie noch einmal: Zuerst kommen die neuen Wörter.
problem-space-ended = Dieser Space hat geschlossen: Er gibt nichts mehr aus.
    .next = Wurde er versehentlich geschlossen: covisa key recover
    .page = Wurde er versehentlich geschlossen, öffnen ihn die Wiederherstellungswörter wieder.
problem-key-log-full = In der Schlüsselliste dieses Spaces ist an dieser Stelle kein Platz mehr.
    .next = Nennen Sie eine frühere Stelle: covisa key recover --after 1
    .page = Bitten Sie die Person, die covisa betreut, eine frühere Stelle zu nennen.
problem-key-log-forked = Im Namen dieses Spaces wurden zwei Schlüssel angekündigt, und niemand weiß, welcher richtig ist: Jemand anders hatte die Schlüssel.
    .next = covisa key recover
    .page = Benutzen Sie die Wiederherstellungswörter: Sie entscheiden es.
problem-recovered = Auf einem anderen Computer wurden die Wiederherstellungswörter dieses Spaces benutzt, darum wird auf diesem nichts unterschrieben.
    .next = Arbeiten Sie auf dem anderen Computer. Waren Sie es nicht: covisa key status
    .page = Arbeiten Sie auf dem anderen Computer. Waren Sie es nicht, rufen Sie die Spaces an, die Sie kennen.
problem-handed-over = Dieser Space ist auf einen anderen Computer umgezogen, darum wird auf diesem nichts unterschrieben.
    .next = Arbeiten Sie auf dem anderen Computer. Gibt es ihn nicht mehr: covisa key recover
    .page = Arbeiten Sie auf dem anderen Computer. Gibt es ihn nicht mehr, helfen die Wiederherstellungswörter.
problem-not-restored = Die Aufzeichnungen auf diesem Computer stammen nicht aus einer Sicherung, oder jemand hat schon gesagt, dass nichts fehlt.
    .next = covisa status
    .page = Es gibt nichts durchzusehen.
problem-backup-no-words = Sicherungen werden mit den Wiederherstellungswörtern verschlossen, und die gültigen hat auf diesem Computer noch niemand eingegeben.
    .next = covisa backup words
    .page = Geben Sie die 24 Wörter des Wiederherstellungsblatts einmal ein.
problem-backup-damaged = Die Aufzeichnungen auf diesem Computer sind beschädigt, darum wird keine Sicherung gemacht, die eine gute ersetzen würde.
    .next = covisa ledger verify; dann covisa restore DATEI --over
    .page = Spielen Sie die letzte gute Sicherung zurück.
problem-backup-failed = Es wurde keine Sicherung gemacht: { $reason }
    .next = Prüfen Sie, ob der Ordner der Sicherungen da ist und Ihnen gehört und ob dort Platz ist.
    .page = Prüfen Sie, ob der Ordner der Sicherungen da ist und ob dort Platz ist.
problem-restore-not-a-backup = Diese Datei ist keine Sicherung von covisa.
    .next = Nennen Sie die Datei, die covisa backup geschrieben hat: Sie endet auf .covisa
    .page = Nehmen Sie die Datei, die auf .covisa endet.
problem-restore-newer = Eine neuere Version von covisa hat diese Sicherung gemacht.
    .next = Installieren Sie diese Version oder eine neuere.
    .page = Installieren Sie diese Version oder eine neuere.
problem-restore-wrong-words = Diese Wörter öffnen diese Sicherung nicht.
    .next = Nehmen Sie das Blatt, das galt, als die Sicherung gemacht wurde.
    .page = Nehmen Sie das Blatt desselben Spaces, das galt, als die Sicherung gemacht wurde, oder die Passphrase, die davor gewählt war.
problem-restore-broken = Diese Datei ist abgeschnitten oder beschädigt.
    .next = Kopieren Sie sie noch einmal, oder nehmen Sie eine andere Sicherung.
    .page = Kopieren Sie sie noch einmal, oder nehmen Sie eine andere Sicherung.
problem-short-passphrase = Eine Passphrase für Sicherungen hat mindestens { $fewest } Zeichen.
    .next = Nehmen Sie mehrere Wörter, die niemand errät: Wer eine Sicherung hat, kann beliebig lange probieren.
    .page = Nehmen Sie mehrere Wörter, die niemand errät.
problem-not-begun = Es hat nicht geklappt: { $reason }
    .next = Beheben Sie das und versuchen Sie es noch einmal.
    .page = Beheben Sie das und versuchen Sie es noch einmal.
problem-no-key = Der Computer, auf dem covisa läuft, hat den Schlüssel nicht, mit dem dieser Space unterschreibt.
    .next = covisa key status
    .page = Unter Einstellungen, Schlüssel steht, wo er ist.
problem-own-future = Von diesem Space wurde etwas mit einem späteren Datum unterschrieben: Die Uhr dieses Computers geht falsch oder ging es.
    .next = Stellen Sie Datum und Uhrzeit. Wenn sie stimmen: covisa confirm clock
    .page = Stellen Sie Datum und Uhrzeit des Computers, auf dem covisa läuft. Wenn sie stimmen, bestätigen Sie das auf der Startseite.
problem-listening = covisa hört noch, was andere von seinem Space wissen.
    .next = Versuchen Sie es in ein paar Sekunden noch einmal.
    .page = Versuchen Sie es in ein paar Sekunden noch einmal.
problem-no-room-to-suspend = In der Statusliste ist kein Platz für einen weiteren ausgesetzten Pass.
    .next = Ziehen Sie den Pass mit covisa pass revoke endgültig zurück und stellen Sie später einen neuen aus.
    .page = Ziehen Sie den Pass endgültig zurück und stellen Sie später einen neuen aus.
problem-cannot-resume = Dieser Pass lässt sich nicht wieder gelten lassen.
    .next = Stellen Sie einen neuen Pass aus: covisa pass issue
    .page = Stellen Sie einen neuen Pass aus.
problem-clock-in-doubt = Die Uhr dieses Computers kann nicht stimmen, darum wird nichts unterschrieben.
    .next = Stellen Sie Datum und Uhrzeit, dann versuchen Sie es noch einmal.
    .page = Stellen Sie Datum und Uhrzeit des Computers, auf dem covisa läuft, dann versuchen Sie es noch einmal.
problem-overtaken = Etwas anderes hat im selben Augenblick in diesen Space geschrieben, darum ist nichts geschehen.
    .next = Versuchen Sie es noch einmal.
    .page = Versuchen Sie es noch einmal.
problem-read-only = Es lässt sich nichts speichern: { $reason }.
    .next = Beheben Sie den Fehler der Festplatte, dann starten Sie covisa neu. Prüfen ohne Einchecken geht weiterhin.
    .page = Lassen Sie die Festplatte des Computers in Ordnung bringen und covisa neu starten. Pässe lassen sich weiterhin prüfen.

## Members, plans and member lists.

problem-unknown-member = Dieses Mitglied gibt es nicht.
    .next = covisa member list zeigt die IDs.
    .page = Sehen Sie in der Liste der Mitglieder nach.
problem-member-ended = Diese Mitgliedschaft läuft heute nicht.
    .next = covisa member list zeigt, seit wann und bis wann jede läuft.
    .page = Sehen Sie in der Liste der Mitglieder nach, seit wann und bis wann sie läuft.
problem-too-many-members = Dieser Space hat so viele Mitglieder, wie covisa für einen Space verwaltet.
    .next = Führen Sie die übrigen in einem zweiten Space.
    .page = Führen Sie die übrigen in einem zweiten Space.
problem-bad-text =
    { $field ->
        [name] Der Name muss 1 bis 80 Zeichen lang sein.
        [plan] Der Tarif muss 1 bis 80 Zeichen lang sein.
        [email] Die E-Mail-Adresse muss 1 bis 80 Zeichen lang sein.
        [says] Die Angabe zur Person muss 1 bis 80 Zeichen lang sein.
        [label] Der Name des Geräts muss 1 bis 80 Zeichen lang sein.
        [source] Der Name des Systems, aus dem die Liste kommt, muss 1 bis 80 Zeichen lang sein.
        [note] Die Notiz muss 1 bis 280 Zeichen haben.
       *[other] Der Text für { $field } muss 1 bis 80 Zeichen lang sein.
    }
    .next = Geben Sie einen Text dieser Länge an.
    .page = Geben Sie einen Text dieser Länge ein: Ein Umlaut zählt doppelt.
problem-plan-stays = Mitglieder mit dem Tarif „{ $plan }“ nutzen das Visum nicht.
    .next = Ändern Sie das mit covisa plan set PLAN --travels yes, oder geben Sie dem Mitglied einen anderen Tarif.
    .page = Ändern Sie das in der Liste der Tarife, oder geben Sie dem Mitglied einen anderen Tarif.
problem-nothing-to-undo = In den letzten 24 Stunden wurde keine Liste eingelesen, die sich zurücknehmen lässt.
    .next = Lesen Sie die Liste von vorher ein.
    .page = Lesen Sie die Liste von vorher ein.
problem-nothing-to-redo = In den letzten 24 Stunden wurde keine Liste zurückgenommen, oder seither hat sich anderes geändert.
    .next = Lesen Sie die Liste noch einmal ein: covisa member import FILE
    .page = Lesen Sie die Liste noch einmal ein.
problem-rows-invalid = { $text }
    .next = Verbessern Sie diese Zeilen, dann lesen Sie die Liste noch einmal ein. Nur die übrigen einlesen: --skip-problems.
    .page = Verbessern Sie diese Zeilen, dann lesen Sie die Liste noch einmal ein, oder lesen Sie nur die übrigen ein.
problem-not-a-list = { $text }
    .next = Exportieren Sie die Liste als CSV oder .xlsx, dann lesen Sie diese Datei ein.
    .page = Exportieren Sie die Liste als CSV oder .xlsx, dann lesen Sie diese Datei ein.
problem-not-a-list-profile = { $text }
    .next = Nennen Sie eines davon oder eine eigene Profildatei; ohne --profile wird es erkannt.
    .page = Wählen Sie eine andere Art von Liste, oder lassen Sie sie erkennen.
problem-not-a-list-charset = { $text }
    .next = Nennen Sie einen davon: --encoding windows-1250; ohne wird der Zeichensatz herausgefunden.
    .page = Wählen Sie einen anderen Zeichensatz, oder lassen Sie ihn herausfinden.
problem-not-a-list-column = { $text }
    .next = Schreiben Sie die Überschrift, wie sie dort steht: --column "ÜBERSCHRIFT=FELD".
    .page = Laden Sie die Seite neu und wählen Sie die Datei.
problem-not-a-list-names = { $text }
    .next = Benennen Sie die Überschrift dieser Spalte um, oder nennen Sie die Spalte in einer Profildatei: --profile FILE.
    .page = Benennen Sie die Überschrift der Spalte mit den Namen um, dann lesen Sie die Liste noch einmal ein.
problem-profile-invalid = { $text }
    .next = Verbessern Sie das Profil; wie man sie schreibt, zeigen die in config/profiles im Quelltext des Programms.
    .page = Verbessern Sie die Profildatei, oder lassen Sie die Art der Liste erkennen.

## Passes.

problem-bad-days = Ein Pass dieser Art gilt 1 bis { $max } Tage.
    .next = Geben Sie mit --days eine Zahl in diesem Bereich an.
    .page = Geben Sie eine Zahl von Tagen in diesem Bereich an.
problem-unknown-pass = Diesen Pass gibt es nicht, und kein Mitglied mit dieser ID hat einen.
    .next = covisa pass list zeigt die Pässe.
    .page = Sehen Sie in der Liste der Pässe nach.
problem-pass-ended = Hier ist nichts zu ändern: Kein solcher Pass läuft mehr.
    .next = covisa pass list zeigt, wie es um jeden steht.
    .page = Sehen Sie in der Liste der Pässe nach, wie es um jeden steht.
problem-too-many-passes = Mehr als { $max } Pässe mit einem Befehl sind zu viele.
    .next = Stellen Sie sie in Teilen aus.
    .page = Stellen Sie sie in Teilen aus.
problem-lists-full = Alle Plätze aller 64 Statuslisten sind belegt.
    .next = Warten Sie, bis Pässe ablaufen, oder stellen Sie kürzere aus.
    .page = Warten Sie, bis Pässe ablaufen, oder stellen Sie kürzere aus.
problem-cannot-show = „{ $what }“ kann ein Pass nicht zeigen.
    .next = Wählen Sie aus tier, name, plan, home_name, member_since und email, oder none.
    .page = Wählen Sie etwas anderes, das der Pass zeigen soll, oder nichts.
problem-own-host = Ein Pass für einen Gastgeber ist für einen anderen Space als diesen.
    .next = Nennen Sie mit --for die ID des Gastgebers.
    .page = Wählen Sie den Space, den das Mitglied besuchen wird.
problem-bad-dates = Diese Tage gehen nicht: Sie sind vorbei, oder das Ende liegt vor dem Anfang.
    .next = Schreiben Sie Tage wie 2026-11-21, den ersten vor dem letzten.
    .page = Wählen Sie Tage ab heute, den ersten vor dem letzten.
problem-bad-email = Das kann keine E-Mail-Adresse sein.
    .next = Schreiben Sie sie wie name@example.org, mit höchstens 80 Zeichen, oder lassen Sie sie weg.
    .page = Schreiben Sie sie wie name@example.org, oder lassen Sie das Feld leer.
problem-other-people =
    { $rows ->
        [one] Die Nummer von 1 Zeile ist hier die von jemand anderem, mit anderem Namen und anderer Adresse. Nichts wurde eingelesen.
       *[other] Die Nummern von { $rows } Zeilen sind hier die von anderen, mit anderen Namen und Adressen. Nichts wurde eingelesen.
    }
    .next = Zählen die Nummern nur die Zeilen, sagen Sie es: --column "Nr.=". Die anderen ohne diese Zeilen einlesen: --skip-problems.
    .page = Zählen die Nummern nur die Zeilen, wählen Sie für diese Spalte „wird nicht gespeichert“.
problem-too-many-profiles = Es sind schon so viele Arten von Listen gemerkt wie möglich.
    .next = Vergessen Sie eine: covisa member profiles zeigt sie.
    .page = Vergessen Sie eine, die nicht gebraucht wird, dann lesen Sie die Liste noch einmal ein.
problem-unknown-profile = Unter diesem Namen ist keine Liste gemerkt.
    .next = covisa member profiles zeigt sie.
    .page = Laden Sie die Seite neu.

## Visits, and messages to other spaces.

problem-unknown-visit = Diesen Besuch gibt es nicht.
    .next = covisa visit list zeigt die IDs.
    .page = Sehen Sie in der Liste der Besuche nach.
problem-nothing-shown = Von dem, was dieser Gast gezeigt hat, ist nichts mehr da.
    .next = Prüfen Sie den Pass noch einmal, mit --check-in.
    .page = Lassen Sie den Pass noch einmal zeigen.
problem-pass-not-genuine = Der Pass lässt sich nicht prüfen, darum kann der Besuch nicht gezählt werden.
    .next = covisa verify sagt, was mit ihm nicht stimmt.
    .page = Zeigen Sie den Pass am Empfang: Dort steht, was mit ihm nicht stimmt.
problem-day-in-future = Dieser Tag liegt in der Zukunft.
    .next = Tragen Sie Besuche von heute oder früher ein.
    .page = Wählen Sie heute oder einen früheren Tag.
problem-unknown-request = Diese Frage gibt es nicht, oder sie ist beantwortet oder abgelaufen.
    .next = covisa request list zeigt die Fragen.
    .page = Sehen Sie in der Liste der Fragen nach.
problem-not-pinned = Nachrichten gehen nur zwischen Spaces, die gegenseitig ihre Schlüssel geprüft haben.
    .next = Prüfen Sie den Schlüssel gemeinsam mit den Leuten des anderen Spaces, dann: covisa space pin ID
    .page = Prüfen Sie den Schlüssel gemeinsam mit den Leuten des anderen Spaces, dann vermerken Sie das auf seiner Seite.
problem-too-many-messages = Es warten so viele Nachrichten, wie covisa aufbewahrt.
    .next = Warten Sie, bis einige zugestellt oder abgelaufen sind.
    .page = Warten Sie, bis einige zugestellt oder abgelaufen sind.

## Other nodes, and desks.

problem-unknown-peer = Diese Verbindung gibt es nicht.
    .next = covisa peer list zeigt die Verbindungen.
    .page = Sehen Sie unter „Verbindungen“ nach.
problem-too-many-peers = Es sind so viele Verbindungen eingetragen, wie covisa aufbewahrt.
    .next = Entfernen Sie eine mit covisa peer remove ID.
    .page = Entfernen Sie zuerst eine andere.
problem-own-peer = Das ist Ihre eigene Adresse.
    .next = Nehmen Sie die Adresse, die covisa beim anderen Space ausgibt.
    .page = Nehmen Sie die Adresse, die auf der Seite des anderen Spaces steht.
problem-bad-address = { $what }.
    .next = Kopieren Sie die ganze Adresse, die covisa beim anderen Space ausgibt: /ip4/.../tcp/8611/p2p/12D3KooW...
    .page = Kopieren Sie die ganze Adresse, die auf der Seite des anderen Spaces steht.
problem-wrong-code = Der Code ist falsch, schon benutzt oder zu alt.
    .next = Einen neuen gibt es mit covisa desk pair.
    .page = Bitten Sie die Person, die covisa betreut, um einen neuen Code.
problem-too-many-tries = Von Ihrer Adresse kamen zu viele falsche Codes.
    .next = Warten Sie eine Minute und tippen Sie den Code dann noch einmal.
    .page = Warten Sie eine Minute und tippen Sie den Code dann noch einmal.
problem-too-many-pairings = Zu viele Codes warten auf einen Empfang.
    .next = Nutzen Sie einen davon, oder warten Sie zehn Minuten.
    .page = Nutzen Sie einen davon, oder warten Sie zehn Minuten.
problem-unknown-token = Diesen Zugang gibt es nicht.
    .next = covisa token list zeigt die Zugänge.
    .page = Sehen Sie in den Einstellungen unter „Wer Zugang hat“ nach.
problem-bad-photo =
    { $what ->
        [too-large] Das Bild ist zu groß: höchstens 8 MiB, 10.000 Pixel je Seite und 50 Megapixel im Ganzen.
        [not-a-picture] Das Bild ist nicht lesbar: Senden Sie ein JPEG oder PNG.
        [several-codes] Auf dem Bild ist mehr als ein QR-Code: Zeigen Sie einen nach dem anderen.
        [no-address] Der Code auf dem Bild ist nicht die Adresse eines Spaces.
       *[no-code] Auf dem Bild ist kein QR-Code zu finden: Gehen Sie näher heran, halten Sie die Kamera gerade, und vermeiden Sie Spiegelungen.
    }
    .next = Machen Sie ein neues Bild, oder tippen Sie den Code.
    .page = Machen Sie ein neues Bild, oder tippen Sie den Code.

## Requests to the API. Programmers read these, seldom others.

problem-crowded = Von Ihrer Adresse kommen zu viele Anfragen auf einmal.
    .next = In einer Sekunde noch einmal schicken.
    .page = Versuchen Sie es gleich noch einmal.
problem-pictures-wait = Es werden gerade zu viele Bilder angesehen.
    .next = In einer Sekunde noch einmal schicken.
    .page = Machen Sie das Bild gleich noch einmal.
problem-no-such-path = Unter diesem Pfad gibt es nichts.
    .next = GET /api/v1/openapi.json zeigt, was es gibt.
    .page = Gehen Sie zurück zur Startseite.
problem-wrong-method = Dieser Pfad nimmt diese Methode nicht an.
    .next = GET /api/v1/openapi.json zeigt, was es gibt.
    .page = Gehen Sie zurück zur Startseite.
problem-no-token = Dafür ist ein Token nötig.
    .next = Senden Sie Authorization: Bearer TOKEN; das Token steht in der Datei api-token im Ordner von covisa.
    .page = Schalten Sie diesen Browser neu frei.
problem-not-for-desks = Der Empfang darf das nicht.
    .next = Fragen Sie die Person, die covisa betreut.
    .page = Fragen Sie die Person, die covisa betreut.
problem-city-unknown = Eine Stadt namens { $city } ist hier nicht bekannt.
    .next = Geben Sie auch die Zeitzone an, etwa Europe/Berlin; Land und Lage sind für die Karte.
    .page = Prüfen Sie die Schreibweise, oder öffnen Sie „Art, Region, Land, Zeitzone, Lage“ und tragen Sie die Zeitzone ein.
problem-no-public-host = Kein Handy kann covisa auf diesem Computer erreichen: Es hat keinen öffentlichen Namen.
    .next = Setzen Sie einen Proxy mit TLS davor, und tragen Sie dessen Namen in http.public_hosts ein.
    .page = Schicken Sie den Pass stattdessen als Datei.
problem-not-for-members = Dieses Handy darf nur Ihren Coworking-Pass öffnen.
    .next = Fragen Sie die Person, die covisa betreut.
    .page = Öffnen Sie Ihren Coworking-Pass.
problem-enough-passes = Sie haben heute so viele Pässe ausgestellt, wie erlaubt sind.
    .next = Versuchen Sie es morgen noch einmal.
    .page = Versuchen Sie es morgen noch einmal, oder fragen Sie am Empfang Ihres Heimat-Spaces.
problem-not-for-readers = Dieser Browser darf alles ansehen und nichts ändern.
    .next = Fragen Sie die Person, die covisa betreut.
    .page = Fragen Sie die Person, die covisa betreut.
problem-no-qr = Der Pass ist zu lang für einen QR-Code.
    .next = Lassen Sie ihn weniger zeigen.
    .page = Lassen Sie ihn weniger zeigen.
problem-wrong-word = Das ist nicht das siebte der Wiederherstellungswörter.
    .next = Zählen Sie auf dem gedruckten Blatt noch einmal nach.
    .page = Zählen Sie auf dem gedruckten Blatt noch einmal nach.
problem-rows-unread = Die Liste soll alle nennen, aber einige Zeilen sind nicht lesbar: Diese Mitglieder würden als ausgetreten gelten.
    .next = Berichtigen Sie die Zeilen in der Datei, dann lesen Sie sie noch einmal ein.
    .page = Berichtigen Sie die Zeilen in der Datei und wählen Sie sie noch einmal, oder nehmen Sie das Häkchen bei „Die Liste nennt alle“ weg.
problem-bad-logo = Das ist kein JPEG oder PNG in einer Größe, die für ein Logo passt.
    .next = Geben Sie ein Bild mit höchstens 4 MiB und 8.000 Pixeln je Seite an.
    .page = Wählen Sie ein Bild mit höchstens 4 MiB und 8.000 Pixeln je Seite.
problem-door-by-file = config.toml oder eine Option bestimmt, wo Tablets hereinkommen.
    .next = Nehmen Sie http.desk_listen heraus und starten Sie covisa neu.
    .page = Nehmen Sie http.desk_listen heraus und starten Sie covisa neu.
problem-door-readable = Ohne Zertifikat ist auf dem Weg zu den Tablets nichts verschlüsselt.
    .next = Gehört dieses Netz nur dem Haus und keinem Gast: --own-network
    .page = Gehört dieses Netz nur Ihnen und keinem Gast, haken Sie das an.
problem-door-port = Port { $port } ist nicht zu haben: { $reason }.
    .next = Nennen Sie einen anderen mit --port.
    .page = Wählen Sie einen anderen.
problem-door-certificate = Das Zertifikat ist nicht zu gebrauchen: { $reason }.
    .next = Bringen Sie beide Dateien in Ordnung: certificate.pem und key.pem.
    .page = Bringen Sie beide Dateien in Ordnung: certificate.pem und key.pem.
problem-door-other-name = Das Zertifikat steht für { $names } und nicht für { $wanted }.
    .next = Nennen Sie einen seiner Namen mit --name.
    .page = Wählen Sie einen seiner Namen.
problem-door-no-name = Das Zertifikat steht für { $names }: Sagen Sie, nach welchem Namen Tablets fragen.
    .next = Sagen Sie ihn mit --name.
    .page = Tragen Sie ihn unter „Wo“ ein.
problem-door-certificate-ends = { $days ->
        [0] Das Zertifikat für Tablets ist abgelaufen oder läuft heute ab.
        [one] Das Zertifikat für Tablets läuft in einem Tag ab.
       *[other] Das Zertifikat für Tablets läuft in { $days } Tagen ab.
    }
    .next = Legen Sie ein neueres an seine Stelle.
    .page = Legen Sie ein neueres an seine Stelle.
problem-forbidden-host = Unter diesem Namen antwortet covisa nicht.
    .next = Nehmen Sie 127.0.0.1 und den Port von covisa, oder ergänzen Sie den Namen in http.public_hosts.
    .page = Fragen Sie die Person, die covisa betreut, nach der richtigen Adresse.
problem-forbidden-origin = Fremde Seiten dürfen covisa nicht fragen.
    .next = Öffnen Sie die Seite von covisa selbst.
    .page = Öffnen Sie die Seite von covisa selbst.
problem-unsupported-body = Der Inhalt muss { $wanted } sein.
    .next = Senden Sie ihn mit diesem Content-Type.
    .page = Laden Sie die Seite neu, und versuchen Sie es noch einmal.
problem-packed-body = Der Inhalt hat ein Content-Encoding; hier wird nichts entpackt.
    .next = Senden Sie ihn, wie er ist, ohne diesen Header.
    .page = Laden Sie die Seite neu, und versuchen Sie es noch einmal.
problem-bad-json =
    { $what ->
        [object] Der Inhalt ist nicht das, was hier nötig ist: Nötig ist ein Objekt in geschweiften Klammern.
        [no-sense] Der Inhalt ist nicht das, was hier nötig ist: Die Anfrage ergibt keinen Sinn.
        [late] Der Inhalt ist nicht das, was hier nötig ist: Er kam nicht rechtzeitig an.
        [cut-short] Der Inhalt ist nicht das, was hier nötig ist: Er wurde abgeschnitten.
        [no-text] Der Inhalt ist nicht das, was hier nötig ist: kein UTF-8.
       *[other] Der Inhalt ist nicht das, was hier nötig ist: { $detail }.
    }
    .next = Verbessern Sie den Inhalt, und senden Sie ihn noch einmal.
    .page = Versuchen Sie es noch einmal.
problem-bad-value =
    { $name ->
        [space-id] Die ID des Spaces ist nicht lesbar.
        [record] Der Eintrag ist nicht lesbar.
       *[other] { $name } ist nicht lesbar.
    }
    .next = Schreiben Sie es wie in diesem Beispiel: { $example }.
    .page = Sehen Sie nach, was Sie dort geschrieben haben, und schreiben Sie es wie in diesem Beispiel: { $example }.
problem-too-large = Der Inhalt ist größer als { $max } Byte.
    .next = Senden Sie weniger.
    .page = Wählen Sie eine kleinere Datei.
problem-changed-meanwhile = Das wurde geändert, seit Sie es gelesen haben.
    .next = Lesen Sie es noch einmal, dann senden Sie Ihre Änderung.
    .page = Sehen Sie in einem zweiten Fenster nach, was jetzt gilt, und ändern Sie es dort; was Sie hier getippt haben, bleibt bis dahin stehen.
problem-key-reused = Dieser Idempotency-Key gehört zu einer anderen Anfrage.
    .next = Nehmen Sie für eine neue Anfrage einen neuen Idempotency-Key.
    .page = Laden Sie die Seite neu, und versuchen Sie es noch einmal.
problem-in-progress = Diese Anfrage wird gerade ausgeführt.
    .next = Senden Sie sie gleich noch einmal: Die Antwort wird die der ersten sein.
    .page = Warten Sie einen Moment, dann versuchen Sie es noch einmal.
problem-stopping = covisa wird gerade beendet.
    .next = Starten Sie es wieder: covisa serve.
    .page = Warten Sie, bis covisa wieder läuft, dann laden Sie die Seite neu.

## What the operator has to look after, behind "warning:".

warning-recovery = recovery.txt liegt noch im Ordner von covisa: ausdrucken, anderswo sicher aufbewahren und die Datei löschen
warning-twin = covisa auf einem anderen Computer unterschreibt mit dem Schlüssel dieses Spaces: Es wird nichts veröffentlicht, bis jemand sagt, welcher der beiden Computer der richtige ist
    .next = beenden Sie es dort, dann: covisa confirm home
warning-copied = der Ordner von covisa wurde kopiert oder aus einer Kopie zurückgeholt: Es wird nichts ausgestellt, bis ein Space, dessen Schlüssel Sie geprüft haben, gesagt hat, was seither unterschrieben wurde
    .next = wenn kein anderer Computer diesen Space betreibt: covisa confirm home
warning-restored = die Aufzeichnungen stammen aus einer Sicherung vom { $when }: Niemand ist grün, bis jemand die Liste der geprüften Spaces durchgesehen hat
    .next = covisa space list --standing pinned; dann covisa confirm restored
warning-visits-missing = Besuche zwischen { $from } und { $until } können hier fehlen: Gezählte Tage sind gelb, bis ihr Zeitraum vorbei ist
warning-key-waits = der Schlüssel, mit dem unterschrieben wird, soll nach 90 Tagen ersetzt werden; das wartet, bis die Knoten zweier geprüfter Spaces geantwortet haben: bisher { $homes }
warning-backup-words = es kann keine Sicherung gemacht werden, bis die Wiederherstellungswörter einmal eingegeben wurden: covisa backup words
warning-backup-old = die letzte Sicherung ist vom { $when }
warning-backup-failed = die letzte Sicherung ist misslungen: { $reason }
# $day: a date; $time: a time of day
warning-clock-unconfirmed = hier wurde lange nichts geschrieben: Nichts wird gelöscht oder vergessen, bis jemand bestätigt, dass es { $day }, { $time } ist
    .next = covisa confirm clock
# $way: behind or ahead; $minutes: a number; $homes: names of spaces
warning-clock-ours = die Uhr dieses Computers geht anscheinend falsch: Sie geht { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
} { $way ->
    [behind] nach
   *[ahead] vor
}, verglichen mit { $homes }
warning-clock-theirs = die Uhren von { $homes } gehen anscheinend falsch: Diese hier geht { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
} { $way ->
    [behind] nach
   *[ahead] vor
}
warning-clock-differs = die Uhr dieses Computers und die von { $homes } stimmen nicht überein: Diese hier geht { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
} { $way ->
    [behind] nach
   *[ahead] vor
}
# $day: a date; $time: a time of day
warning-own-future = von diesem Space wurde etwas mit einem späteren Datum unterschrieben, und andere hören nicht, was jetzt unterschrieben wird: Ist es { $day }, { $time }?
    .next = covisa confirm clock
warning-few-places = die Statuslisten sind fast voll: Bald lässt sich kein Pass mehr ausstellen
warning-clock-behind = die Uhr dieses Computers zeigt eine Zeit, die schon vorbei ist: Stellen Sie Datum und Uhrzeit
warning-clock-ahead = die Uhr dieses Computers geht allem, was covisa weiß, um Jahre voraus: Stellen Sie Datum und Uhrzeit, oder installieren Sie eine neuere Version
