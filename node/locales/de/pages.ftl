# German. What each message and each variable is, the English file of the same name says.

## The frame around every page

place-home = Start
place-desk = Empfang
place-members = Mitglieder
place-spaces = Spaces
place-terms = Angebot
place-kit = Material
place-settings = Einstellungen
shell-skip = Zum Inhalt
shell-nav = Bereiche
shell-noscript = Diese Seiten brauchen JavaScript. Alles, was sie können, lässt sich auch tippen: covisa --help
shell-language = Sprache
shell-loading = Einen Moment …

## Who is here

login-title = Diesen Browser freischalten
login-how = Ihre Seiten öffnen sich nur in Browsern, die Sie selbst freischalten. Es gibt kein Passwort, das Sie sich merken müssten oder verlieren könnten.
login-other = Ist schon jemand drin? Auf dessen Computer: Einstellungen, „Einen weiteren Browser freischalten“, dann den Code hier eintragen.
login-alone = Noch niemand? Dann:
login-step-1 = Tippen Sie auf dem Computer, auf dem covisa läuft:
login-step-2 = Öffnen Sie die angezeigte Adresse, oder tippen Sie hier den Code ein, mit dem sie endet.
login-label = Code
login-button = Freischalten

## What the script says

said-silent = covisa antwortet nicht. Was Sie eingegeben haben, ist noch da: Prüfen Sie, ob covisa läuft, dann versuchen Sie es noch einmal.
said-silent-first = covisa antwortet nicht. Diese Seite öffnet sich, sobald covisa wieder antwortet: Prüfen Sie, ob covisa läuft.
said-strange = Diese Seite versteht die Antwort von covisa nicht. Laden Sie die Seite neu.
said-sure = Wirklich?
said-saved = Gespeichert.
said-copied = Kopiert.
said-revoked = Dieser Browser ist nicht mehr freigeschaltet. Schalten Sie ihn neu frei.
said-wrong-role = Dieser Browser darf alles ansehen und nichts ändern.
said-missing = Es fehlt noch etwas.
said-working = Moment …

## The first page

home-health-good =
    { $peers ->
        [one] Alles in Ordnung · 1 anderer Space verbunden
       *[other] Alles in Ordnung · { $peers } andere Spaces verbunden
    }
home-health-alone = Läuft, aber gerade ist kein anderer Space verbunden
home-health-asked = 
    { $count ->
        [one] Eine Frage wartet auf Sie
       *[other] { $count } Fragen warten auf Sie
    }
home-asked-code = Ein Kurzcode wurde genannt
home-answer = Antworten
home-asked-more = 
    { $count ->
        [one] 1 weitere Frage
       *[other] { $count } weitere Fragen
    }
home-health-copied = covisa auf diesem Computer wurde kopiert oder aus einer Sicherung zurückgeholt: Was seither unterschrieben wurde, ist noch nicht bekannt
home-confirm-home = Dies ist der richtige Computer
home-confirm-home-sure = Betreibt nur dieser Computer den Space?
home-confirm-clock = Datum und Uhrzeit stimmen
home-confirm-clock-sure = Stimmen Datum und Uhrzeit?
home-health-restored = Aus einer Sicherung zurückgeholt: Niemand ist grün, bis Sie die Spaces durchgesehen haben
home-confirm-restored = Ich habe die Spaces durchgesehen
home-confirm-restored-sure = Ja: Alle, die als geprüft gelten, bleiben vertrauenswürdig
home-confirm-nobody-came = In dieser Zeit war niemand da
home-confirm-nobody-came-sure = Ja: Es war niemand da, und alle Tage gelten wie zuvor
home-backed-up = Letzte Sicherung: { $when }, in { $folder }
home-health-clock = Die Uhr dieses Computers kann nicht stimmen: Stellen Sie Datum und Uhrzeit
home-health-twin = Auf einem zweiten Computer läuft covisa mit dem Schlüssel dieses Spaces: Beenden Sie es auf einem von beiden
home-health-store = Es lässt sich nichts speichern: { $reason }
home-desk =
    { $count ->
        [0] Heute noch keine Gäste
        [one] Heute 1 Gast
       *[other] Heute { $count } Gäste
    }
home-members =
    { $count ->
        [0] Noch niemand hat eine Karte
        [one] 1 Mitglied hat eine Karte
       *[other] { $count } Mitglieder haben eine Karte
    }
home-spaces =
    { $count ->
        [0] Noch kein Space geprüft
        [one] Sie haben 1 Space geprüft
       *[other] Sie haben { $count } Spaces geprüft
    }
home-todo = Zu tun
home-todo-none = Nichts zu tun. Genießen Sie den Tag.
home-today = Heute hier
home-day-before = Tag davor
home-day-after = Tag danach
home-today-none = Noch keine Gäste.
home-day = Hier am { $day }
visit-forget = Namen löschen
visit-forget-sure = Wirklich? Der Name wird gelöscht, der Besuch zählt weiter.
home-task-requests =
    { $count ->
        [one] Ein Space fragt, ob ein Gast zu Ihnen gehört
       *[other] { $count } Fragen anderer Spaces warten auf Antwort
    }
home-task-recovery = Drucken Sie die Wiederherstellungswörter aus, und bewahren Sie sie nicht bei diesem Computer auf
home-task-members = Lesen Sie Ihre Mitgliederliste ein
home-task-friends = Finden Sie andere Spaces
home-task-decide =
    { $count ->
        [one] Ein Space wartet auf Ihre Entscheidung
       *[other] { $count } Spaces warten auf Ihre Entscheidung
    }
home-task-pin =
    { $count ->
        [one] Prüfen Sie den Schlüssel des einen bekannten Spaces
       *[other] Prüfen Sie die Schlüssel von Spaces, denen Sie vertrauen: { $count } sind bekannt
    }
home-task-cards =
    { $count ->
        [one] 1 Karte läuft innerhalb einer Woche ab
       *[other] { $count } Karten laufen innerhalb einer Woche ab
    }
home-task-review = Sehen Sie Ihr Angebot durch: Stimmt es noch?

## Visits

visit-nth =
    { $day ->
        [one] erster Besuch
       *[other] { $day }. Besuch
    }
visit-over = vorbei
space-unnamed = Ein Space ohne Namen

## Words of many pages

search = Suchen
save = Speichern
more = Mehr anzeigen
days =
    { $count ->
        [one] 1 Tag
       *[other] { $count } Tage
    }

## Members

members-lead =
    { $count ->
        [0] Noch ist niemand eingetragen.
        [one] 1 Person ist eingetragen.
       *[other] { $count } Personen sind eingetragen.
    }
members-import = Liste einlesen
members-add = Mitglied eintragen
members-none-title = Noch niemand
members-none = Exportieren Sie die Mitgliederliste aus Ihrem System, oder speichern Sie eine Tabelle als CSV, und lesen Sie sie hier ein. Gespeichert werden nur Namen, E-Mail-Adressen, Tarife, Beginn und Ende, und alles bleibt auf diesem Computer.
members-search = Name, Tarif oder E-Mail
members-which = Welche Mitglieder
members-sort = Sortiert nach:
members-pick-all = Alle auf dieser Seite auswählen
members-print-picked = Karten für die Ausgewählten
members-instead = Bisherige Karten der Ausgewählten gelten nicht mehr
members-all = Alle
members-card = Karte
members-until = Gültig bis
members-found-none = Niemand gefunden.
members-cards-title = Viele auf einmal
members-cards = Zehn Karten passen auf ein A4-Blatt. Die Datei öffnet sich in jedem Browser; dort drucken Sie sie.
members-print-bare =
    { $count ->
        [one] Die fehlende Karte ausstellen
       *[other] { $count } fehlende Karten ausstellen
    }
members-print-due =
    { $count ->
        [one] 1 ablaufende Karte erneuern
       *[other] { $count } ablaufende Karten erneuern
    }
members-printed = Die Karten sind ausgestellt. Die Datei liegt bei Ihren Downloads.
members-export = Als CSV speichern
members-undo = Letzte Liste zurücknehmen
members-undo-sure = Wirklich zurücknehmen?
members-redo-title = Eine Liste wurde zurückgenommen
members-redo-when = Am { $when }. Einen Tag lang, solange sich sonst nichts ändert, lässt sie sich wiederherstellen, genau wie sie war, mit allen Karten. Danach bleibt von den Personen, die mit ihr kamen, nichts gespeichert.
members-redo = Wiederherstellen ({ $count ->
        [one] 1 Mitglied
       *[other] { $count } Mitglieder
    })
members-undo-title = Die letzte Liste
members-undo-when = Eingelesen am { $when }. Die Liste lässt sich einen Tag lang zurücknehmen; dann passiert Folgendes:
members-undo-gone =
    { $count ->
        [one] 1 Mitglied, das mit der Liste kam, wird gelöscht
       *[other] { $count } Mitglieder, die mit der Liste kamen, werden gelöscht
    }
members-undo-passes-gone =
    { $count ->
        [one] 1 Pass dieser Mitglieder gilt nicht mehr, auch auf gedruckter Karte
       *[other] { $count } Pässe dieser Mitglieder gelten nicht mehr, auch auf gedruckten Karten
    }
members-undo-back =
    { $count ->
        [one] 1 geändertes Mitglied ist wieder wie vorher
       *[other] { $count } geänderte Mitglieder sind wieder wie vorher
    }
members-undo-passes-back =
    { $count ->
        [one] 1 Pass, der durch die Liste endete, gilt wieder
       *[other] { $count } Pässe, die durch die Liste endeten, gelten wieder
    }
members-undo-plans =
    { $count ->
        [one] die Angabe zu 1 Tarif ist wie vorher
       *[other] die Angaben zu { $count } Tarifen sind wie vorher
    }
member-carded = hat Karte
member-due = Karte läuft bald ab
member-bare = ohne Karte
member-stays = ohne Visum
member-not-yet = noch nicht
member-ended = beendet
member-ended-how = Die Pässe gelten nicht mehr. Kommt das Mitglied zurück, lesen Sie es mit der nächsten Liste ein, oder tragen Sie unten einen neuen letzten Tag ein.
member-stays-how = Dieser Tarif nutzt das Visum nicht. Welche Tarife es nutzen, wählen Sie beim Einlesen einer Liste.
member-not-yet-how = Der erste Tag kommt noch. Ab dann kann es einen Pass geben.
member-change = Angaben ändern
member-erase-what = Das löscht von diesem Computer alles, was diese Person nennt. Die Pässe dieser Person gelten nicht mehr, und es gibt kein Zurück.
member-end-now = Mitgliedschaft beenden
member-end-sure = Wirklich beenden?
member-erase = Daten löschen
member-erase-sure = Wirklich löschen? Es gibt kein Zurück.
member-name = Name
member-first-name = Vorname
member-last-name = Nachname
member-email = E-Mail
member-city = Wohnort
member-city-what = Nur, wenn Pässe ihn nennen sollen: Manche Gastgeber fragen, wie weit jemand angereist ist.
member-country = Land des Wohnorts
member-residence = Lage des Wohnorts
member-plan = Tarif
member-tier = Art der Mitgliedschaft
member-since = Mitglied seit
member-until = Mitglied bis
member-external-id = Nummer im anderen System
member-state = Aktiv oder nicht
member-tier-unsaid = nicht angegeben
member-tier-day = Tagesmitglied
member-tier-flex = Flexibler Platz
member-tier-dedicated = Fester Platz
member-tier-team = Büro oder Team

## A card, a pass for one host

card-title = Karte
card-new = Neue Karte
card-what = Für alle Gastgeber. Sie wird gedruckt oder aufs Handy geschickt; wer sie hat, hat den Pass.
card-shows = Was Gastgeber sehen
shows-home-name = Name dieses Spaces
card-days = Gültig für
card-instead = Die Karte bis { $day } gilt nicht mehr
card-instead-what = Eine Karte zur Zeit ist sicherer. Ohne Häkchen gelten beide, etwa während die neue in der Post ist.
card-issue = Karte ausstellen
card-lost = Karte verloren
card-lost-sure = Wirklich verloren? Die alte gilt dann nicht mehr.
guest-title = Pass für einen Gastgeber
guest-what = Nur dieser Gastgeber kann ihn nutzen, und der Pass zeigt nur, was das Mitglied möchte.
guest-nobody = Prüfen Sie unter „Spaces“ zuerst den Schlüssel eines Spaces, den das Mitglied besuchen möchte.
guest-host = Gastgeber
guest-from = Erster Tag
guest-until = Letzter Tag
guest-shows = Was dieser Gastgeber sieht
guest-announce = Den Besuch beim Gastgeber ankündigen
guest-announce-what = Dann braucht es weder Handy noch Karte: Es genügt, den Kurzcode zu nennen.
guest-issue = Pass ausstellen
passes-title = Pässe
passes-none = Noch keine.
passes-kind = Für
passes-state = Status
passes-made = Erstellt am
passes-do = Aktionen
pass-card = alle Gastgeber (Karte)
pass-card-phone = Karte auf dem Handy
pass-for = nur
pass-valid = gilt
pass-suspended = ausgesetzt
pass-revoked = zurückgezogen
pass-over = abgelaufen
pass-suspend = Aussetzen
pass-resume = Wieder gelten lassen
pass-revoke = Zurückziehen
pass-revoke-sure = Wirklich? Für immer.
made-card = Die neue Karte
made-guest = Der neue Pass für
made-code = QR-Code des Passes
made-short = Kurzcode
made-wanting = Das Angebot des Gastgebers verlangt etwas, das der Pass nicht zeigt: { $what }.
made-keep = Das ist nur dieses eine Mal zu sehen und wird nirgends aufbewahrt. Drucken oder verschicken Sie es jetzt.
made-print = Zum Drucken speichern
made-passport = Zum Verschicken speichern
made-copy = Text kopieren

## The passport that a member gets

passport-title = Coworking-Pass
passport-show = Am Empfang vorzeigen
passport-only = Nur für
passport-until = Gültig bis { $day }
passport-how = So nutzen Sie ihn
passport-how-text = Zeigen Sie den Code am Empfang eines Gastgebers, oder nennen Sie den Kurzcode und den Namen Ihres Heimat-Spaces. Die Datei geht auch ohne Internet.
passport-learns = Wer was erfährt
passport-learns-host = Der Gastgeber, den Sie besuchen, sieht, was hier steht, und zählt Ihre Tage unter einer Nummer, die kein anderer Gastgeber hat.
passport-learns-home = Ihr Heimat-Space erfährt nichts von Ihren Besuchen, es sei denn, der Gastgeber fragt dort nach Ihnen.
passport-learns-else = Sonst erfährt niemand etwas.
passport-hosts = Wo Sie arbeiten können
passport-lost = Verloren?
passport-lost-text = Sagen Sie es Ihrem Heimat-Space. Dann gilt der alte Pass nicht mehr.

## Bringing in a list

import-lead = Legen Sie hier die Datei ab, die Ihr System exportiert. Nichts ändert sich, bevor Sie gesehen haben, was sich ändern würde.
import-file = Mitgliederliste (CSV oder .xlsx)
import-complete = Die Liste nennt alle
import-complete-what = Wer mit einer früheren Liste kam und in dieser fehlt, ist ausgetreten.
import-look = Liste prüfen
import-guess = Sieht aus wie eine Liste aus { $profile }: { $matched } von { $columns } Spalten erkannt
import-guess-columns = Nach den Namen der Spalten gelesen: { $matched } von { $columns } erkannt
import-done = Die Liste ist eingelesen.
import-new = neu
import-changed = geändert
import-resumed = wieder da
import-ending = künftig ohne Visum
import-problems = mit Fehlern
import-unchanged = unverändert
import-revoked =
    { $count ->
        [one] Dabei wird 1 Pass zurückgezogen.
       *[other] Dabei werden { $count } Pässe zurückgezogen.
    }
import-column = Spalte
import-taken = Gelesen als
import-samples = Zum Beispiel
import-dropped = wird nicht gespeichert
import-problems-title = Nicht lesbare Zeilen
import-row = Zeile { $line }
import-plans = Welche Tarife nutzen das Visum?
import-planless = Mitglieder ohne Tarif
import-plan-members = ({ $count })
import-each =
    { $count ->
        [one] Die eine Änderung
       *[other] Alle { $count } Änderungen
    }
import-hidden = … und { $count } weitere.
import-emptied-plan =
    { $count ->
        [one] Leere Zellen löschen den Tarif bei 1 Mitglied.
       *[other] Leere Zellen löschen den Tarif bei { $count } Mitgliedern.
    }
import-emptied-since =
    { $count ->
        [one] Leere Zellen löschen den ersten Tag bei 1 Mitglied.
       *[other] Leere Zellen löschen den ersten Tag bei { $count } Mitgliedern.
    }
import-emptied-until =
    { $count ->
        [one] Leere Zellen löschen den letzten Tag bei 1 Mitglied.
       *[other] Leere Zellen löschen den letzten Tag bei { $count } Mitgliedern.
    }
import-emptied-email =
    { $count ->
        [one] Leere Zellen löschen die E-Mail-Adresse bei 1 Mitglied.
       *[other] Leere Zellen löschen die E-Mail-Adresse bei { $count } Mitgliedern.
    }
import-since = seit { $day }
import-until = bis { $day }
import-stay-ended =
    { $count ->
        [one] Die Mitgliedschaft von 1 Person der Liste ist hier beendet und bleibt es: Die Liste hat keine Spalte für den Status.
       *[other] Die Mitgliedschaften von { $count } Personen der Liste sind hier beendet und bleiben es: Die Liste hat keine Spalte für den Status.
    }
import-resume = Wessen Mitgliedschaft beendet war, ist wieder Mitglied.
import-other = Zeile { $line } hat die Nummer von { $name }, aber einen anderen Namen und eine andere Adresse: Sie wird ausgelassen. Zählen die Nummern nur die Zeilen, wählen Sie für sie „wird nicht gespeichert“.
import-left-elsewhere =
    { $count ->
        [one] 1 Zeile sagt, dass jemand ausgetreten ist. Das Mitglied, das hier diese Adresse hat, kam nicht mit dieser Liste, darum endet nichts.
       *[other] { $count } Zeilen sagen, dass Leute ausgetreten sind. Die Mitglieder, die hier diese Adressen haben, kamen nicht mit dieser Liste, darum endet nichts.
    }
import-nameless = In welcher Spalte stehen die Namen?
import-nameless-what = Wählen Sie die Spalte mit den Namen, oder die mit Vor- und Nachnamen.
import-words = Was bedeuten diese Wörter?
import-word-unsaid = Bitte wählen
import-word-active = ist Mitglied
import-word-not-yet = wird ab dem ersten Tag Mitglied
import-word-ended = ist kein Mitglied mehr
import-dates = Wie sind Datumsangaben wie 05/06/2026 gemeint?
import-day-first = der Tag zuerst: 5. Juni
import-month-first = der Monat zuerst: 6. Mai
import-keep = Merken unter dem Namen
import-keep-example = Unsere Liste
import-keep-what = Die nächste Liste mit denselben Überschriften wird so gelesen. Bleibt es leer, wird nichts gemerkt.
import-more = Buchstaben falsch?
import-charset = Zeichensatz
import-charset-found = automatisch erkennen
charset-everyone = alle Sprachen
charset-western = Westeuropa, Amerika
charset-central = Mitteleuropa
charset-turkish = Türkisch
charset-baltic = Baltisch
charset-mac = ältere Macs
charset-dos = DOS-Programme
import-nothing = Diese Liste ändert nichts. Es gibt nichts zu tun.
import-go = Einlesen
import-skips = Zeilen mit Fehlern werden ausgelassen.
import-undo = Rückgängig

## Questions of other spaces

requests-title = Gehört die Person zu Ihnen?
requests-lead = Ein Gastgeber fragt, weil ein Gast weder Handy noch Karte dabeihat. Ihre Antwort öffnet heute die Tür.
requests-none = Gerade keine Fragen.
request-asked-us = hat Sie um { $time } Uhr gefragt
request-asked-by-us = von Ihnen um { $time } Uhr gefragt
request-waiting = noch nicht angekommen
request-delivered = wartet auf Antwort
request-ours = ist Mitglied
request-not-ours = kein Mitglied
request-ended = zu spät
request-who = Wer ist es?
request-choose = Bitte wählen …
request-yes = Ja, gehört zu uns
request-no = Nein

## Spaces

copy = Kopieren
spaces-lead =
    { $count ->
        [0] Noch ist kein anderer Space bekannt.
        [one] 1 anderer Space ist bekannt.
       *[other] { $count } andere Spaces sind bekannt.
    }
spaces-find = Spaces finden
directory-count =
    { $count ->
        [one] 1 Space.
       *[other] { $count } Spaces.
    }
spaces-map = Weltkarte
spaces-search = Name oder Stadt
spaces-country = Land
spaces-standing = Status
spaces-all = Jeder Status
spaces-none = Kein Space gefunden.
spaces-out = Diese Liste für andere Programme:
map-label =
    { $count ->
        [one] Weltkarte mit 1 Space
       *[other] Weltkarte mit { $count } Spaces
    }
map-ended = Ein Ring: das Angebot der Spaces dort ist abgelaufen.
space-looks-like = Der Name sieht aus wie der von { $name }, der Schlüssel ist aber ein anderer. Rufen Sie bei { $name } an, bevor Sie diesem Schlüssel vertrauen.
space-conflicting = Dieser Space hat unter einer Nummer zwei verschiedene Aussagen unterschrieben. Fragen Sie dort, was passiert ist.
space-no-terms = Noch kein Angebot veröffentlicht.
space-grants = Was es hier gibt
space-points = Punkt für Punkt
space-signed = Unterschrieben am
space-holds = Gilt bis
space-held = Galt bis
space-ended = abgelaufen
space-history = Was er zugesagt hat, das Neueste zuerst
space-trust = Ist es wirklich dieser Space?
space-trust-what = Rufen Sie unter einer Nummer an, die Sie kennen, und lassen Sie sich das hier vorlesen: Es steht dort auf den eigenen Seiten. Danach kann Ihr Empfang für die Mitglieder dieses Spaces Grün zeigen.
space-trust-done = Das haben Sie geprüft: Ihr Empfang kann für die Mitglieder dieses Spaces Grün zeigen. Wenn Sie je zweifeln, rufen Sie unter einer Nummer an, die Sie kennen, und lassen Sie es sich noch einmal vorlesen.
space-pin = Stimmt überein: vertrauen
space-vouch = Für den Space bürgen
space-vouch-sure = Sie sagen damit allen, dass Sie die Leute dieses Spaces kennen. Andere, die Ihren Schlüssel geprüft haben, lassen deshalb vielleicht seine Mitglieder ein.
space-unvouch = Nicht mehr dafür bürgen
space-vouched = { $by } bürgen für diesen Space. Was seine Mitglieder deshalb bekommen, wählen Sie in den Einstellungen.
space-unpin = Nicht mehr vertrauen
space-unpin-sure = Wirklich? Für die Mitglieder zeigt Ihr Empfang dann Gelb, und frühere Zusagen werden hier vergessen.
space-block = Sperren
space-block-sure = Wirklich? Für die Mitglieder zeigt Ihr Empfang dann Rot.
space-unblock = Nicht mehr sperren
space-reach = So erreichen Sie den Space
space-heard = Zuletzt gehört
space-no-contact = nicht angegeben
ago-minutes =
    { $count ->
        [0] gerade eben
        [one] vor 1 Minute
       *[other] vor { $count } Minuten
    }
ago-hours =
    { $count ->
        [one] vor 1 Stunde
       *[other] vor { $count } Stunden
    }
ago-days =
    { $count ->
        [one] vor 1 Tag
       *[other] vor { $count } Tagen
    }
channel-email = E-Mail
channel-phone = Telefon
channel-web = Website
channel-form = Formular
channel-social = Soziale Medien
channel-post = Post
channel-fax = Fax
find-lead = Eine Verbindung genügt: Die Spaces erzählen einander von allen anderen.
find-add = Mit einem anderen Space verbinden
find-address = Adresse
find-address-what = Sie steht dort auf der Seite „Spaces finden“ und beginnt mit einem Schrägstrich.
find-connect = Verbinden
find-own = Ihre eigene Adresse
find-own-what = Geben Sie diese Adresse anderen Spaces. Sie muss auch von außen zu Ihnen führen: Dafür leitet Ihr Router den Port weiter, der hinter /tcp/ steht.
find-invited = Sie haben eine Einladung
find-invite-what = Schicken Sie jemandem, den Sie kennen und der einen anderen Space führt, einen Link: Sein Knoten findet damit den Ihren, und niemand tippt eine Adresse.
find-by-address = Mit einer Adresse
join-title = Sie sind eingeladen
join-field = Einladung
join-field-what = Die Zeile, die mit CVI1. beginnt, oder der Brief, in dem sie steht.
join-of = { $name } lädt Sie ein, bis { $day }.
join-of-nobody = Ein Space, der seinen Namen nicht nennt, lädt Sie ein, bis { $day }.
join-ended = Diese Einladung ist am { $day } abgelaufen. Bitten Sie um eine neue.
join-pin = Beitreten und ihre Mitglieder aufnehmen
join-pin-what = Wenn Sie wissen, wer sie Ihnen geschickt hat: Ihr Empfang kann dann für ihre Mitglieder Grün zeigen.
join-only = Nur beitreten
invite-title = Einen Space einladen
invite-name = Wen laden Sie ein?
invite-name-what = Für Ihre eigene Liste: Es wird nicht verschickt.
invite-follows = Sobald sie angenommen haben
invite-nothing = Ich entscheide dann
invite-pin = Ihre Mitglieder sind sofort willkommen: Ich kenne diese Leute
invite-vouch = Ebenso, und ich bürge bei anderen für sie
invite-more = Für mehrere Spaces oder eine andere Zeit
invite-times = Spaces
invite-days = Tage
invite-make = Einladung erstellen
invite-made = Schicken Sie ihnen das
invite-made-what = Sie wird nur jetzt gezeigt. Wer sie hat, kann sie annehmen, bis { $day }: Schicken Sie sie niemand anderem.
invite-letter =
    { $name } lädt Sie zum Coworking-Visum ein: Ihre Mitglieder arbeiten einige Tage hier, unsere bei Ihnen.

    Öffnen Sie diesen Link auf dem Computer, auf dem covisa läuft:
    { $link }

    Oder kopieren Sie diese Zeile, und fügen Sie sie dort unter Spaces, „Spaces finden“, ein:
    { $text }

    Sie haben covisa noch nicht? https://github.com/covisa/covisa
invite-copy-letter = Brief kopieren
invite-copy-line = Nur die Zeile kopieren
invite-code = Die Einladung als Code
invite-given = Einladungen, die Sie verschickt haben
invite-given-none = Noch keine.
invite-accepted = Einladungen, die Sie angenommen haben
invite-someone = Ohne Namen
invite-withdraw = Zurücknehmen
invite-withdraw-sure = Wirklich? Dann kann sie niemand mehr annehmen.
given-open = offen bis { $day }
given-used = angenommen
given-withdrawn = zurückgenommen
given-ended = abgelaufen am { $day }
accepted-waiting = noch nicht erreicht: covisa versucht es weiter
accepted-told = man kennt Sie dort
accepted-refused = man kennt diese Einladung dort nicht mehr: Bitten Sie um eine neue
accepted-ended = sie lief ab, bevor man dort erreicht wurde: Bitten Sie um eine neue
decide-title = Warten auf Ihre Entscheidung
decide-invited-as = Hat Ihre Einladung „{ $name }“ am { $day } angenommen.
decide-invited = Hat Ihre Einladung am { $day } angenommen.
decide-invites = Hat Sie eingeladen; angenommen am { $day }.
decide-yes = Mitglieder aufnehmen
decide-one-day = Für einen Tag
decide-later = Nicht jetzt
decide-never = Niemals
space-note = Ihre Notiz: { $note }
space-limit-one-day = Begrenzt: Ihre Mitglieder haben einen Tag.
space-limit-identity-seen = Begrenzt: Ihre Mitglieder sind willkommen, sobald ein Ausweis angesehen wurde.
space-limit-lift = Begrenzung aufheben
space-limit-to-one-day = Auf einen Tag begrenzen
space-note-why = Eine Notiz für Ihre eigenen Leute
start-invited = Wurden Sie eingeladen?
start-invited-what = Fügen Sie die Einladung ein: Sobald der Space gegründet ist, sind Sie verbunden.
explained-title = Ihr Space ist eingeladen
explained-what = Ein anderer Coworking-Space möchte mit Ihrem Besuche austauschen: Ihre Mitglieder arbeiten dort einige Tage, deren bei Ihnen. Zu welchen Bedingungen, entscheiden Sie.
explained-lost = In dieser Adresse fehlt die Einladung. Öffnen Sie den ganzen Link, der Ihnen geschickt wurde.
explained-noscript = Diese Seite braucht JavaScript, um die Einladung zu übergeben. Oder kopieren Sie die ganze Adresse in covisa: Spaces, „Spaces finden“.
explained-here = covisa läuft auf diesem Computer
explained-here-what = Öffnen Sie die Einladung dort: Sie sehen, wer Sie einlädt, bevor etwas geschieht.
explained-open = In covisa öffnen
explained-elsewhere = Auf einem Telefon oder einem anderen Computer
explained-elsewhere-what = Schicken Sie diese Zeile an den Computer, auf dem covisa läuft, und fügen Sie sie dort unter Spaces, „Spaces finden“, ein.
explained-new = Sie haben covisa noch nicht?
explained-new-what = Es ist frei und läuft auf einem Computer in Ihrem Büro: kein Konto, keine Gebühr, niemand dazwischen. Installieren Sie es, und öffnen Sie dann diesen Link noch einmal.
find-peers = Verbindungen
find-peers-none = Noch keine.
find-nearby = In diesem Netz
find-nearby-none = In diesem Netz wurde kein Space gefunden.
find-nearby-off = covisa sucht hier nicht nach anderen: Es ist nur von diesem Computer aus erreichbar, oder die Einstellungen wollen es so.
find-nearby-claims = nach eigener Angabe
peer-connected = verbunden
peer-away = nicht erreichbar
peer-space = zum Space

## Own terms

terms-lead = Was Sie Mitgliedern anderer Spaces geben. Jeder Empfang und jedes Mitglied liest es in der eigenen Sprache.
terms-now = Was jetzt gilt
terms-none = Sie haben noch kein Angebot veröffentlicht.
terms-upcoming = Ab dem { $day }:
terms-ended = Das Angebot galt bis { $day } und wurde nicht erneuert: vorher nachfragen.
terms-reviewed = Zuletzt bestätigt am { $day }.
terms-reviewed-now = Bestätigt.
terms-still-true = Stimmt noch
terms-change = Ändern
terms-more = Ihr Angebot sagt mehr, als dieses Formular zeigen kann. All das bleibt, wie es ist.
terms-whole = Alles, was Ihr Angebot sagen kann
terms-whole-what = Mehrere Angebote nebeneinander, Gruppen, Entfernungen, Preise und alles andere, in einfachen Zeilen. Jede falsche Zeile wird beim Schreiben genannt.
terms-whole-wrong = So lässt es sich noch nicht veröffentlichen:
terms-whole-line = Zeile { $line }:
terms-whole-sample = Jede Einstellung, mit Beispiel
terms-says = In Worten
# $day: a day
terms-replaces = Was ab { $day } gelten sollte, wird hierdurch ersetzt.
terms-before = Jetzt
terms-after = Dann
terms-from = Gültig ab
terms-from-what = Leer: sofort. Wer mit Ihrem alten Angebot schon hier ist, behält es.
terms-publish = Unterschreiben und veröffentlichen
terms-published = Veröffentlicht. Verbundene Spaces haben es gleich, die anderen, sobald sie wieder da sind.
terms-history = Alles, was Sie je veröffentlicht haben
form-as-it-is = wie es jetzt ist
form-unsaid = nicht angegeben
form-visa = Macht Ihr Space mit?
form-visa-yes = Ja
form-visa-no = Nein
form-gives = Mitglieder anderer Spaces
form-group-who = Wer, und wie viel
form-group-before = Vorher und bei der Ankunft
form-group-price = Was etwas kostet
form-group-house = Öffnungszeiten und anderes
form-benefit = Was sie bekommen
form-percent = Prozent Rabatt
form-amount = Wie viel
form-unit = Einheit
form-per = In welchem Zeitraum
form-amount-what = Lassen Sie die Zahl weg, wenn Gäste ohne feste Zahl willkommen sind.
form-more = Mehr, wenn wir möchten
form-booking = Bevor sie kommen
form-booking-none = nichts nötig
form-booking-contact = schreiben oder anrufen
form-booking-reserve = buchen
form-booking-form = ein Formular ausfüllen
form-booking-approval = fragen und die Zusage abwarten
form-days-before = Tage vorher
form-photo-id = Am Empfang wird ein Lichtbildausweis angesehen
form-guests = Begleitung der Gäste
form-guests-none = keine
form-guests-free = kostenlos
form-guests-paid = gegen Bezahlung
form-guests-policy = nach Hausordnung
form-km = Heimat-Space mindestens … km entfernt
form-price = Preis für einen Tag danach
form-price-form = Eine Zahl, etwa 12 oder 8,40
form-currency = Währung
form-currency-form = Drei Buchstaben, etwa EUR
form-hours = Für Gäste geöffnet
form-week-days = Mo–Fr
form-week-all = Täglich
form-hours-what = Kein Tag angekreuzt: keine Angabe zu den Zeiten.
form-hours-text = In der Schreibweise von OpenStreetMap, wie Mo-Fr 09:00-18:00; PH off
terms-holidays = Feiertage (PH) sind die des Landes { $country }. Welche Tage nur in einem Teil davon Feiertage sind, ist nicht bekannt: An diesen Tagen erfährt der Empfang nichts zu den Zeiten.
terms-holidays-unknown = Diese Zeiten richten sich nach Feiertagen (PH), und für Ihr Land hat covisa keinen Kalender: Der Empfang erfährt nichts zu den Zeiten. Nennen Sie das Land in den Einstellungen, oder schreiben Sie die Tage aus.
form-from = von
form-to = bis
form-note = Was Gäste sonst wissen sollten
form-benefit-none = nichts
form-benefit-free = kostenlos arbeiten
form-benefit-discount = günstiger arbeiten
form-benefit-priced = einen Platz mieten
form-benefit-host-decides = kostenlos oder günstiger, wie wir entscheiden
form-benefit-welcome = dürfen kommen, zum Preis keine Angabe
form-unit-day = Tage
form-unit-visit = Besuche
form-unit-half-day = halbe Tage
form-unit-hour = Stunden
form-unit-week = Wochen
form-unit-month = Monate
form-per-month = pro Monat
form-per-calendar-month = pro Kalendermonat
form-per-week = pro Woche
form-per-day = pro Tag
form-per-year = pro Jahr
form-per-visit = pro Aufenthalt
form-per-first-visits = zum Kennenlernen
form-per-lifetime = insgesamt
form-per-unstated = (keine Angabe)
day-monday = Montag
day-tuesday = Dienstag
day-wednesday = Mittwoch
day-thursday = Donnerstag
day-friday = Freitag
day-saturday = Samstag
day-sunday = Sonntag

## Settings

recovery-title = Bewahren Sie das sicher auf
recovery-what = Drucken Sie diese 24 Wörter aus, und bewahren Sie das Blatt nicht bei diesem Computer auf. Wird er einmal gestohlen, kommen Sie damit wieder an Ihren Namen.
recovery-show = Wörter zeigen
recovery-sheet = Wiederherstellungswörter. Bewahren Sie dieses Blatt bei Ihren Verträgen auf.
recovery-day = Gedruckt am { $day }
recovery-code = QR-Code der Wiederherstellungswörter
recovery-cases = Computer verloren oder kaputt: auf einem neuen „Von einem anderen Computer umziehen“ wählen und die letzte Sicherung nehmen; diese Wörter öffnen sie. Computer gestohlen oder Dateien kopiert: ebenso, danach Einstellungen, „Ihr Schlüssel“. Wer den Computer hat, hat den Schlüssel, mit dem unterschrieben wird, und den nächsten: Dann helfen nur diese Wörter. Der Code enthält die 24 Wörter, für die Kamera eines anderen Computers.
recovery-print = Blatt drucken
recovery-word = Tippen Sie das siebte Wort vom Blatt ab, damit sicher ist, dass es sich lesen lässt
recovery-taken = Gedruckt: Wörter von hier entfernen
recovery-gone = Die Wörter sind von diesem Computer gelöscht. Passen Sie gut auf das Blatt auf.
devices-title = Wer Zugang hat
devices-none = Niemand außer Ihnen.
devices-since = seit dem { $day }
devices-out = Aussperren
devices-out-sure = Wirklich?
role-desk = Empfang (prüft Pässe)
role-reader = Nur ansehen (sieht alles, ändert nichts)
role-admin = Verwaltung (darf alles)
let-in-title = Einen weiteren Browser freischalten
let-in-here-only = Bisher erreichen nur Browser auf diesem Computer diese Seiten. Für ein Tablet schalten Sie zuerst „Tablets am Empfang“ ein.
let-in-name = Wie nennen Sie das Gerät?
let-in-name-example = Tablet am Empfang
let-in-role = Wofür
let-in-go = Code erstellen
tablets-title = Tablets am Empfang
tablets-what = Auch ein Tablet oder Telefon am Empfang kann Gäste prüfen. Es erreicht die Empfangsseite und sonst nichts.
tablets-open = Tablets erreichen den Empfang unter
tablets-plain = Auf dem Weg ist nichts verschlüsselt, daher bleibt die Kamera eines Tablets aus: Nehmen Sie einen Scanner, Fotos oder den Code. Mit einem eigenen Zertifikat (siehe „Wo“) geht die Kamera, und Telefone von Mitgliedern können ihren Pass behalten.
tablets-encrypted = Verschlüsselt, mit Ihrem Zertifikat. Es gilt bis { $day }.
tablets-by-file = config.toml bestimmt, wo. Um es hier zu ändern, nehmen Sie http.desk_listen aus der Datei und starten Sie covisa neu.
tablets-own-network = Dieses Netz gehört nur uns, Gäste nutzen ein anderes
tablets-own-network-what = Ohne Zertifikat nötig: Wer im Netz ist, könnte mitlesen.
tablets-place = Wo
tablets-name = Name oder Adresse dieses Computers
tablets-name-any = wie er gerade heißt
tablets-port = Port
tablets-again = Nach einer Änderung von Name, Port oder Zertifikat schalten Sie die Tablets mit einem neuen Code wieder frei.
tablets-certificate = Eigenes Zertifikat: Legen Sie certificate.pem und key.pem in { $folder }. covisa übernimmt sie binnen einer halben Minute, auch nach jeder Änderung.
cards-title = Karten
settings-index = Einstellungen auf dieser Seite
settings-house = Ihr Haus
settings-desk = Empfang und Karten
settings-machine = Schlüssel und Rechner
cards-days = Eine Karte gilt so viele Tage
cards-theft = Für Karten, die Sie ab jetzt drucken oder schicken; Handys der Mitglieder stellen selbst kürzere aus. Eine Karte lässt sich jederzeit zurücknehmen. Nur wenn Ihr Schlüssel gestohlen wird, müssen alle neu gedruckt werden.
vouched-title = Spaces, für die andere bürgen
vouched-what = Für einen Space, den Sie nicht geprüft haben, wird gebürgt, sobald zwei andere sagen, dass sie ihn kennen: Spaces, die Sie geprüft haben oder für die solche bürgen. Niemand sonst entscheidet, wem Sie vertrauen.
vouched-get = Deren Mitglieder
vouched-ask = sind gelb: wer das Sagen hat, entscheidet
vouched-identity-seen = bekommen, was Ihre Bedingungen geben, sobald Sie einen Ausweis gesehen haben
vouched-one-day = bekommen, was Ihre Bedingungen geben, für einen Tag
vouched-full = bekommen, was Ihre Bedingungen geben, als hätten Sie den Schlüssel geprüft
premises-title = Gut zu wissen
premises-own = Was Gäste wissen müssen
premises-what = Andere Spaces und ihre Mitglieder lesen es. Was Sie offen lassen, gilt als „keine Angabe“, nie als „nein“.
premises-change = Zugang und Ausstattung
premises-unstated = keine Angabe
premises-step-free = Stufenloser Zugang
premises-door = Engste Tür
premises-door-cm = Engste Tür, in cm
premises-cm = { $count } cm
premises-lift = Aufzug
premises-toilets = Rollstuhlgerechte Toilette
premises-floor = Stockwerk
premises-floor-number = Stockwerk (0 ist das Erdgeschoss)
premises-at-floor = { $floor ->
        [0] Erdgeschoss
       *[other] { $floor }
    }
premises-entrance = So findet man den Eingang
premises-entrance-example = Zweiter Hof, zweimal klingeln
premises-booths = Telefonkabinen
premises-quiet = Ruhezone
premises-monitors = Monitore für Gäste
premises-nursery = Kinderbetreuung
premises-pets = Haustiere willkommen
premises-parking = Parken
parking-none = keines
parking-bicycle = Fahrräder
parking-car = Autos
parking-accessible = Behindertenparkplatz
parking-charging = Ladesäule für E-Autos
extent-yes = ja
extent-no = nein
extent-limited = teilweise oder auf Anfrage
tablets-go = Tablets einlassen
pairing-code = QR-Code der Adresse
pairing-how = Scannen Sie das mit dem anderen Gerät, oder öffnen Sie dort die Adresse, und tippen Sie den Code ein.
pairing-here-only = Diese Adresse geht nur auf diesem Computer: Öffnen Sie sie hier in einem anderen Browser. Für ein anderes Gerät schalten Sie zuerst „Tablets am Empfang“ ein.
pairing-once = Der Code gilt einmal, innerhalb von zehn Minuten, für:
contacts-title = So sind Sie erreichbar
contacts-what = Andere Spaces sehen es, und es steht auf den Karten Ihrer Mitglieder.
contacts-lines = Eine Angabe pro Zeile
key-title = Ihr Schlüssel
key-what = Andere Spaces rufen Sie an und lassen sich das hier vorlesen. Lesen Sie es genau so vor, wie es hier steht.
happened-title = Computer gestohlen, oder andere übernehmen den Space
happened-what = Was ist passiert?
happened-stolen = Der Computer oder seine Dateien könnten in fremden Händen sein
happened-staff = Von jetzt an kümmern sich andere um den Space
happened-show = Das neue Blatt zeigen
happened-lost = Ist ein anderer Computer kaputt oder weg, starten Sie covisa auf einem neuen und wählen Sie „Von einem anderen Computer umziehen“.
happened-then-stolen = Was geschieht: Dieser Computer bekommt neue Schlüssel, und alle anderen Spaces erfahren es. Bisherige Karten gelten nicht mehr; wo man den Gast von früher kennt, entscheidet ein Mensch. Alle bekommen eine neue Karte.
happened-then-staff = Was geschieht: Dieser Computer bekommt neue Schlüssel. Die alten Wörter und Schlüssel gelten nicht mehr; Karten gelten weiter.
happened-sheet = Drucken Sie zuerst dieses neue Blatt. Das alte öffnet dann nur noch Sicherungen, die bis heute gemacht wurden: Heben Sie es so lange auf wie diese.
happened-do = Das neue Blatt ist gedruckt: neue Wörter benutzen
happened-done = Erledigt. Dieser Computer unterschreibt mit neuen Schlüsseln, und das neue Blatt gilt.
happened-reprint = 
    { $count ->
        [one] { $count } Mitglied braucht eine neue Karte.
       *[other] { $count } Mitglieder brauchen neue Karten.
    }
happened-print = Alle neuen Karten machen, als Seite zum Drucken
happened-nobody = Niemand braucht eine neue Karte.
closing-title = Der Space schließt, wird verkauft oder geht in einem anderen auf
closing-what = Alle anderen Spaces erfahren, dass es diesen nicht mehr gibt. Seine Karten gelten nirgends mehr, und seine Mitglieder werden zu dem Space geführt, der an seine Stelle tritt. Das lässt sich nicht zurücknehmen.
closing-successor = Die Kennung des Spaces, der an seine Stelle tritt, falls es einen gibt
closing-go = Diesen Space endgültig beenden
closing-sure = Wirklich endgültig beenden?
backup-title = Sicherung
backup-what = Jede Nacht eine Datei mit allem, was dieser Space von anderen nicht zurückbekommt. Die 24 Wiederherstellungswörter öffnen sie. Drei werden aufgehoben.
    .besides = Jede Nacht eine Datei mit allem, was dieser Space von anderen nicht zurückbekommt. Die 24 Wiederherstellungswörter öffnen sie, Ihre Passphrase auch. Drei werden aufgehoben.
backup-none = Es gibt noch keine.
backup-take = Kopie speichern
backup-at-home = Sie liegen auf diesem Computer und gingen mit ihm verloren. Speichern Sie ab und zu eine Kopie auf Stick oder Netzlaufwerk, oder nennen Sie in config.toml einen anderen Ordner.
backup-now = Jetzt sichern
backup-made = Die Sicherung ist gemacht.
backup-unsealed = Sicherungen werden mit den Wiederherstellungswörtern verschlossen, und die gültigen hat auf diesem Computer noch niemand eingegeben. Geben Sie sie einmal ein:
backup-seal = Diese Wörter benutzen
settings-cities = Städtedaten:
settings-map = Landkarte: Natural Earth

## The kit

kit-lead = Zeigen Sie, dass reisende Mitglieder willkommen sind.
kit-sticker = Aufkleber für das Fenster
kit-sticker-what = Der Code enthält Ihre Adresse: Ein anderer Space scannt ihn und ist mit Ihnen verbunden.
kit-sticker-web = Der Code öffnet Ihre Website: Wer vorbeikommt, sieht, wer Sie sind.
kit-sticker-no-web = Ergänzen Sie in den Einstellungen unter „So sind Sie erreichbar“ eine Webadresse, dann führt der Code Passanten dorthin.
kit-welcome = Coworker von anderswo sind willkommen
kit-code = QR-Code Ihrer Adresse
kit-sticker-text = Coworking-Visum · covisa
kit-flyer = Handzettel für Ihre Mitglieder
kit-flyer-what = A5, zum Auslegen am Empfang.
kit-flyer-title = Woanders arbeiten, ein paar Tage kostenlos
kit-flyer-text = Ihre Mitgliedschaft hier öffnet Ihnen die Türen anderer Spaces. Fragen Sie am Empfang nach Ihrem Coworking-Pass: ausgedruckt oder aufs Handy.
kit-flyer-known = { $count } Spaces machen mit.
kit-flyer-here = Was wir dafür bieten:
kit-badges = Badges und Logo
kit-badges-what = Für Website, E-Mails und Tür. PNG für Programme, die kein SVG lesen.
kit-badge-light = Badge, hell
kit-badge-dark = Badge, dunkel
kit-logo = Logo
kit-closed = Nach Ihrem Angebot hat Ihr Space geschlossen: Es gibt nichts auszuhängen.
kit-snippet = Für Ihre Website
kit-snippet-what = Ein Satz über Ihr Visum, den auch Suchmaschinen verstehen. Ohne Skript, und er lädt nichts nach.
kit-snippet-show = Code anzeigen
print-or-pdf = Drucken oder als PDF speichern
kit-badge = Bei uns gilt das Coworking-Visum.

## The first run

start-title = Ihren Space anlegen
start-kind = Willkommen bei covisa
start-lead = Drei Minuten, und Ihr Empfang kann Gäste aus anderen Spaces prüfen. Nichts verlässt diesen Computer, bevor Sie auf den Knopf drücken.
move-title = Von einem anderen Computer umziehen
move-what = Auf dem alten Computer: Einstellungen, Sicherung. Ist er verloren, nehmen Sie die letzte Sicherung vom Netzlaufwerk oder Stick.
move-file = Die Sicherung: eine Datei, die auf .covisa endet
move-words = Die 24 Wörter des Wiederherstellungsblatts
move-words-what = In ihrer Reihenfolge; Großschreibung, Nummern und Zeilenumbrüche spielen keine Rolle. Die Passphrase der Sicherungen geht auch, wenn es eine gibt.
move-erased = Die Liste dessen, was seither gelöscht wurde, falls es sie gibt: covisa-…-erased.json
move-erased-what = Sie liegt neben der Sicherung. Ohne sie ist wieder da, wer nach der Sicherung gelöscht wurde.
move-check = Zeigen, was darin ist
move-whole = Die Sicherung ist vollständig. Sie ist vom { $when } und enthält:
move-members = 
    { $count ->
        [one] { $count } Mitglied
       *[other] { $count } Mitglieder
    }
move-cards = 
    { $count ->
        [one] { $count } Karte oder Pass
       *[other] { $count } Karten und Pässe
    }
move-visits = 
    { $count ->
        [one] { $count } Besuch
       *[other] { $count } Besuche
    }
move-pinned = 
    { $count ->
        [one] { $count } geprüfter Space
       *[other] { $count } geprüfte Spaces
    }
move-then = Der Space lebt dann auf diesem Computer. Sobald ein Space antwortet, den Sie kennen, erfährt es der alte Computer und unterschreibt nichts mehr.
move-go = Hierher umziehen
start-space = Ihr Space
start-name = Name
start-city = Stadt
start-what-kind = Art des Spaces
start-region = Bundesland, Provinz oder Region
start-region-what = Manche Angebote gelten nur für eine Region: Dafür zählt diese Angabe.
start-cities = Städte
start-city-what = Land, Zeitzone und Ort auf der Landkarte ergeben sich daraus.
start-place = Art, Region, Land, Zeitzone, Lage
start-zone = Zeitzone
start-lat = Grad nördlicher Breite (Süden: minus)
start-lon = Grad östlicher Länge (Westen: minus)
start-contact = So sind Sie erreichbar
start-terms = Was Sie Mitgliedern anderer Spaces geben
start-later = Alles lässt sich jederzeit ändern.
start-go = Space anlegen
start-city-found = { $city }, { $country } · { $zone }
welcome-title = Erste Schritte
words-title = Wörter erklärt
word-visa = Coworking-Visum
    .means = Die Abmachung unter Spaces, dass ihre Mitglieder ein paar Tage auch bei den anderen arbeiten. Jeder Space sagt selbst, was er bietet.
word-home = Heimat-Space
    .means = Der Space, in dem ein Gast Mitglied ist. Er stellt den Pass aus und kann ihn zurücknehmen.
word-pass = Pass, Karte
    .means = Was ein Gast zeigt: ein QR-Code, den der Heimat-Space unterschrieben hat, auf dem Handy oder auf Papier. Ein gedruckter oder verschickter für alle Spaces heißt Karte.
word-code = Kurzcode
    .means = Zehn Buchstaben und Ziffern, die für einen Pass stehen, zum Sagen oder Eintippen, wo sich nichts scannen lässt. Der Heimat-Space wird dazu gefragt.
word-offer = Angebot
    .means = Was ein Space Gästen bietet: wie viele Tage, wann, für wen und was vorher zu tun ist.
word-key = Schlüssel
    .means = Die lange Buchstabenreihe, an der ein Space zu erkennen ist. Namen lassen sich nachmachen, ein Schlüssel nicht.
word-checked = Von uns geprüft
    .means = Jemand von hier hat dort angerufen und den Schlüssel verglichen. Erst dann können Mitglieder dieses Spaces am Empfang grün sein.
word-colours = Grün, gelb, rot
    .means = Was der Empfang anzeigt. Grün: willkommen. Gelb: Der Pass ist echt, über den Rest entscheidet ein Mensch. Rot: Dieser Pass gilt nicht.
word-back = Zurückgenommen, ausgesetzt
    .means = Der Heimat-Space sagt, dass ein Pass nicht gilt: für immer, oder bis auf Weiteres. Andere Spaces erfahren es in Sekunden.
word-connection = Verbindung
    .means = covisa eines anderen Spaces, mit dem Ihres spricht. Eine genügt: Nachrichten von allen anderen kommen mit.
word-recovery = Wiederherstellungswörter
    .means = 24 Wörter, die beweisen, dass ein Space Ihrer ist. Wer sie hat, hat den Space: Bewahren Sie sie auf Papier auf, nicht beim Computer.
welcome-kind = Ihr Space ist da
welcome-lead = Noch drei Schritte, dann kann der erste Gast kommen.
welcome-try = Ausprobieren
welcome-try-what = Stellen Sie sich selbst eine Karte aus, und sehen Sie, was Ihr Empfang dazu sagt.
welcome-you = Ihr Name
welcome-card = Meine Karte ausstellen
welcome-made = Das ist Ihre Karte. So eine haben Ihre Mitglieder dabei, auf Papier oder auf dem Handy.
welcome-show = Am Empfang vorzeigen
welcome-done = Zur Startseite
said-founding = Ihr Space wird angelegt …
said-not-founded = Ihr Space ließ sich nicht anlegen: Sehen Sie im Terminal nach, beheben Sie, was dort steht, und versuchen Sie es noch einmal.

## Printed cards

sheet-title = Karten zum Coworking-Visum
sheet-card = Drucken Sie mit 100 %, ohne Anpassen an die Seite, auf Karten von 85,60 × 53,98 mm.
sheet-sheet = Drucken Sie auf A4 mit 100 %, ohne Anpassen an die Seite. Schneiden Sie entlang der Marken.
sheet-kind = Karte zum Coworking-Visum
sheet-guest = Coworking-Visum: Pass für
sheet-days = Tage
sheet-contact = Kontakt zum Heimat-Space
sheet-print = Wer diese Karte hat, kann sie vorzeigen. Verloren? Sagen Sie es Ihrem Heimat-Space.

## The public directory

directory-title = Mitglied werden: Spaces in Ihrer Nähe
directory-country = Spaces in { $country }
directory-day = Stand: { $day }.
directory-what = Die Mitglieder dieser Spaces arbeiten ein paar Tage auch in den anderen. Jeder Space unterschreibt seinen eigenen Eintrag und betreibt covisa selbst; diese Liste gehört niemandem.

## Who has the newest terms

delivery-title = Zugestellt
delivery-nobody = Noch geht das Angebot an niemanden: Finden Sie andere Spaces, und prüfen Sie ihre Schlüssel.
delivery-count =
    { $all ->
        [one] Bei { $arrived } von { $all } Space angekommen
       *[other] Bei { $arrived } von { $all } Spaces angekommen
    }
delivery-on-its-way = unterwegs
delivery-heard = zuletzt gehört am { $day }; bekommt es, sobald er wieder da ist

## How what goes out of the house looks

brand-title = Ihre Farben
brand-what = Sie erscheinen auf den Pässen Ihrer Mitglieder.
brand-colour = Farbe
brand-logo = Logo
brand-no-logo = Ohne Logo

## The log, and stickers of other spaces

log-title = Was covisa meldet
log-what = Die letzten Zeilen seines Protokolls, für alle, die Ihnen helfen. Namen von Mitgliedern stehen nicht darin.
log-none = Noch nichts.
find-sticker = Oder ein Foto des Aufklebers im Fenster eines anderen Spaces
find-sticker-read = Aufkleber lesen

## The passport on a phone

role-member = Handy eines Mitglieds
phone-title = Pass auf dem Handy
phone-what = Das Mitglied scannt diesen Code mit dem Handy, und dort öffnet sich der Pass. Danach kann es selbst Pässe ausstellen, auch für einen einzelnen Gastgeber.
phone-go = Code zeigen
phone-no-host = Handys der Mitglieder erreichen covisa noch nicht. Mit einem Zertifikat unter „Tablets am Empfang“ (Einstellungen) geht es. Bis dahin schicken Sie den Pass als Datei: Stellen Sie oben eine Karte aus.
passport-login = Fragen Sie am Empfang Ihres Heimat-Spaces: Dort zeigt man Ihnen einen Code.
passport-not-now = Ihre Mitgliedschaft nutzt das Visum gerade nicht. Fragen Sie am Empfang Ihres Heimat-Spaces.
passport-card = Ihre Karte
passport-card-what = Für alle Gastgeber. Sie bleibt auf diesem Handy und ist auch ohne Netz da.
passport-card-make = Meine Karte ausstellen
passport-announce = Dem Gastgeber sagen, dass ich komme: Dann geht es ohne Handy und Karte
passport-desk-sees = Das sieht der Empfang
passport-desk-home = Heimat-Space
passport-offline = Gerade keine Verbindung zu Ihrem Heimat-Space. Ihre Pässe sind trotzdem da.
