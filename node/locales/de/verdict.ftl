# German. What each message and each variable is, the English file of the same name says.

## The word that fills the screen.

headline-green = Willkommen
headline-amber = Sie entscheiden
headline-red = Ablehnen

## How this house stands to the visitor's home space.

standing-self = dieser Space
standing-pinned = von uns geprüft
standing-vouched = Andere bürgen dafür
standing-stranger = von uns nicht geprüft
standing-blocked = hier gesperrt
standing-unknown = hier nicht bekannt

## Which day of how many this is.

allowance = { $number }.
allowance-of = { $number } von { $of }.
allowance-of-per = { $number } von { $of } { $per }.
allowance-beyond = { $number }, mehr als { $of }.
allowance-beyond-per = { $number }, mehr als { $of } { $per }.

visit-hour = Stunde { $number }
visit-half-day = Halber Tag { $number }
visit-day = Tag { $number }
visit-visit = Besuch { $number }
visit-block = Block { $number }
visit-week = Woche { $number }
visit-month = Monat { $number }

## How old the list of passes that were taken back is.

status-age-now = Sperrliste: gerade aktualisiert
status-age-minutes = geprüft mit einer Liste von vor { $minutes } Min.
status-age-hours = geprüft mit einer Liste von vor { $hours } Std.
status-age-days = geprüft mit einer Liste von vor { $days } Tagen

## The home space without a name. .inside is a dative: every message that takes $home in that form has it behind "von",
## "bei" or "mit".

home-space = Der Heimat-Space
    .inside = dem Heimat-Space

## Green.

granted-free = Arbeitet hier kostenlos.
    .only = Arbeitet hier kostenlos (nur { $areas }).
granted-discount = Zahlt { $percent } % weniger.
    .only = Zahlt { $percent } % weniger (nur { $areas }).
granted-discount-unsaid = Zahlt weniger.
    .only = Zahlt weniger (nur { $areas }).
granted-area = Darf einen Teil der Räume nutzen.
    .only = Darf nutzen: { $areas }.
granted-welcome = Ist willkommen; ob es etwas kostet, sagt Ihr Angebot nicht.
    .only = Ist willkommen (nur { $areas }); ob es etwas kostet, sagt Ihr Angebot nicht.
granted-fee-waived = Zahlt keine Gebühr.
    .only = Zahlt keine Gebühr (nur { $areas }).
granted-at-a-price = Willkommen zum Preis dieses Spaces.
    .only = Willkommen zum Preis dieses Spaces (nur { $areas }).
granted-free-or-discount = Kostenlos oder günstiger, das entscheiden Sie.
    .only = Kostenlos oder günstiger, das entscheiden Sie (nur { $areas }).

reason-already-in = Ist seit { $time } Uhr da ({ $minutes } Min.).
reason-back-again = Wieder da: Der Tag zählt schon seit { $time } Uhr.
reason-own-member = Mitglied dieses Spaces.
reason-free-for-everyone = Kostenlos für alle: Es wird nichts gezählt.
reason-prices = Preis: { $prices }.
reason-prices-beside = Dieser Besuch ist kostenlos. Außerdem zu kaufen: { $prices }.
reason-waived = Bei { $home } spielen Entfernung und Region keine Rolle.
reason-advised = Dieser Space wünscht sich Gäste { $place }, besteht aber nicht darauf.
reason-not-for-regulars =
    { $visits ->
        [one] Nicht für Stammgäste gedacht: bisher { $visits } Besuch.
       *[other] Nicht für Stammgäste gedacht: bisher { $visits } Besuche.
    }
reason-more-on-request = Mehr ist möglich, wenn Sie möchten.
reason-note = Hinweis: { $note }
reason-on-arrival = Bei der Ankunft: { $done }
reason-otherwise = Ohne das: { $what }
reason-if-admitted = Wenn Sie den Gast hereinlassen: { $what }

## Amber: the clock, and the home space.

reason-clock-in-doubt = Die Uhr dieses Computers kann nicht stimmen. Stellen Sie Datum und Uhrzeit, dann scannen Sie noch einmal.
reason-books-damaged = Von den Aufzeichnungen dieses Spaces fehlt etwas, vielleicht etwas, das gegen diesen Gast spricht. Fragen Sie den Heimat-Space, und lassen Sie die Sicherung zurückspielen.
reason-books-restored = Die Aufzeichnungen dieses Spaces stammen aus einer Sicherung vom { $when }. Was danach notiert wurde, vielleicht gegen diesen Gast, ist hier unbekannt, bis jemand Verantwortliches die Liste der Spaces durchgesehen hat.
reason-visits-missing = Besuche zwischen dem { $from } und dem { $until } können hier fehlen, weil eine Sicherung zurückgespielt wurde: Es kann ein späterer Tag des Gastes sein als gezählt.
reason-home-vouched = { $by } bürgen für { $home }; hier hat niemand diesen Space geprüft. Wer das Sagen hat, entscheidet.
reason-vouched-unseen = { $by } bürgen für { $home }; hier hat niemand diesen Space geprüft. Sehen Sie sich einen Ausweis an und bestätigen Sie es.
reason-vouched-day-used = { $by } bürgen für { $home }; hier hat niemand diesen Space geprüft. Mitglieder solcher Spaces haben hier einen Tag, und den gab es schon.
reason-limited-unseen = Mitglieder von { $home } sind hier willkommen, sobald jemand einen Ausweis angesehen hat. Sehen Sie sich einen an und bestätigen Sie es.
reason-limited-day-used = Mitglieder von { $home } haben hier einen Tag, und den gab es schon.
reason-vouched = { $by } bürgen für { $home }; das genügt hier.
reason-home-unknown = Der Heimat-Space ist hier nicht bekannt, darum lässt sich der Pass nicht prüfen.
reason-home-alike = Der Heimat-Space ist hier nicht bekannt. Er heißt wie { $name } ({ $space }), hat aber einen anderen Schlüssel: Rufen Sie beim bekannten Space an, bevor Sie jemanden einlassen.
reason-name-of-another = Dieser Space heißt wie { $name } ({ $space }), hat aber einen anderen Schlüssel. Rufen Sie beim bekannten Space an, bevor Sie jemanden einlassen.
space-alike = ein Ihnen bekannter Space
reason-home-not-pinned = { $home } ist aus dem Netz bekannt, aber hier hat noch niemand den Schlüssel geprüft.
reason-home-conflicting = { $home } hat unter einer Nummer zwei verschiedene Aussagen unterschrieben.
reason-key-distrusted-known = Diese Karte trägt die Unterschrift eines Schlüssels, den { $home } am { $when } zurückgezogen hat, weil ihn jemand anders haben kann. Dieser Gast war schon vorher hier.
reason-home-terms-missing = { $home } hat kein Angebot veröffentlicht.
reason-home-terms-expired = Das Angebot von { $home } endete am { $when }.
reason-status-unknown = { $home } führt eine Liste zurückgezogener Pässe, und diese Liste ist hier noch nicht angekommen.
reason-status-stale = { $home } hat sich seit dem { $when } nicht gemeldet: Was danach zurückgezogen wurde, ist hier nicht bekannt. Der Pass selbst ist echt.
reason-at-another-desk = Um { $time } Uhr an einem anderen Empfang eingelassen: Das kann eine Kopie sein. Sehen Sie sich den Namen an und fragen Sie nach.
reason-status-unnamed = Dieser Pass lässt sich nicht zurückziehen; solche gibt es von { $home } nicht mehr. Fragen Sie nach einem neuen.
reason-home-asked = { $home } wurde um { $time } Uhr gefragt, die Frage ist dort noch nicht angekommen.
    .delivered = { $home } wurde um { $time } Uhr gefragt und hat noch nicht geantwortet.

## Amber: what this house gives.

reason-own-terms-missing = Ihr Space hat noch kein Angebot veröffentlicht: Bitten Sie die Person, die covisa betreut, es zu veröffentlichen.
reason-own-visa-declined = Dieser Space macht beim Coworking-Visum nicht mit.
reason-own-house-closed = Nach dem eigenen Angebot ist dieser Space für immer geschlossen (seit { $date }).
reason-nothing-granted = Dieser Space bietet diesem Gast nichts an.
reason-home-states-no-number = Sie geben nicht mehr als der Heimat-Space, und von { $home } ist keine Zahl bekannt.
reason-home-takes-not-ours = { $home } sagt nicht, dass unsere Mitglieder dort willkommen sind.
reason-not-a-partner = { $home } gehört nicht zu den Partnern, für die das gedacht ist.
    .by-name = { $home } steht dem Namen nach unter den Partnern, aber im Angebot fehlt die ID: Wird sie ergänzt, ist das geklärt.
reason-for-would-be-members = Nur für Leute, die überlegen, hier Mitglied zu werden: fragen und die Antwort vermerken.

used-share = { $used } von { $of }
used-share-per = { $used } von { $of } { $per }
used-beyond = { $used }, mehr als { $of }
used-beyond-per = { $used }, mehr als { $of } { $per }
reason-used-up = Verbraucht: { $share }.
    .by-home = Verbraucht: { $share }, mehr gibt der Heimat-Space nicht.
reason-starts-again = Ab { $date } wird neu gezählt.
reason-used-up-unstated = Verbraucht: { $share }. Ab wann neu gezählt wird, sagt Ihr Angebot nicht.
reason-ask-host = Mehr als { $sure }: bis zu { $most }, wenn Sie zustimmen.
reason-extent-unstated =
    { $visits ->
        [one] Ihr Angebot sagt nicht, wie oft: bisher { $visits } Besuch.
       *[other] Ihr Angebot sagt nicht, wie oft: bisher { $visits } Besuche.
    }

## Amber: where the visitor comes from.

reason-too-near-home = Der Heimat-Space ist { $km } km entfernt; mindestens { $least } km sind nötig.
reason-too-near-residence = Der Wohnort ist { $km } km entfernt; mindestens { $least } km sind nötig.
reason-place-unknown-home = Der Ort von { $home } ist nicht bekannt; mindestens { $least } km sind nötig.
reason-place-unknown-residence = Der Pass nennt keinen Wohnort; mindestens { $least } km sind nötig.
reason-wrong-region = Nur für Gäste { $place }.
reason-wrong-region-residence = Nur für Leute, die { $place } wohnen.
reason-region-unknown = Nur für Gäste { $place }; der Ort von { $home } ist nicht bekannt.
reason-region-unknown-residence = Nur für Leute, die { $place } wohnen; der Pass nennt keinen Wohnort.

## Amber: what kind of member, of what kind of place.

reason-home-share = { $percent } % der Besuche waren im Heimat-Space; mindestens { $needed } % sind nötig.
reason-home-share-unattested = Der Pass belegt nicht, dass mindestens { $needed } % der Besuche im Heimat-Space sind.
reason-home-room-unknown = { $home } sagt nicht, dass es dort eigene Räume gibt.
reason-wrong-kind = { $home } ist von der Art { $kind }; das hier gilt für: { $kinds }.
reason-tier-too-low = Mitgliedschaft: { $tier }. Nötig ist mindestens: { $least }.
reason-tier-unknown = Der Pass nennt die Art der Mitgliedschaft nicht.
reason-tier-excluded = Nicht für die Mitgliedschaft „{ $tier }“.
reason-member-too-short =
    { $days ->
        [one] Seit { $days } Tag Mitglied; nötig: mindestens { $least }.
       *[other] Seit { $days } Tagen Mitglied; nötig: mindestens { $least }.
    }
reason-member-since-unknown =
    { $least ->
        [one] Der Pass sagt nicht, seit wann; nötig ist mindestens { $least } Tag Mitgliedschaft.
       *[other] Der Pass sagt nicht, seit wann; nötig sind mindestens { $least } Tage Mitgliedschaft.
    }

## Amber: the day itself.

reason-wrong-weekday = Nur am { $days }.
reason-wrong-weekday-of-month = Nur am { $days } (dem { $weeks } solchen Tag im Monat).
reason-wrong-time = Nur von { $from } bis { $until } Uhr.
reason-closed = Jetzt geschlossen.
reason-closed-until = Jetzt geschlossen. Öffnet am { $when }.
reason-not-booked = { $booking }; davon ist nichts vermerkt. Ist es geschehen, tragen Sie den Tag ein.
reason-booked-late =
    { $days ->
        [one] { $was } vorher gebucht; nötig ist spätestens der Vortag.
       *[other] { $was } vorher gebucht; nötig sind mindestens { $days } Tage.
    }
reason-identity-not-seen = Gäste bringen { $document } mit: ansehen und vermerken.
reason-condition = Nur wenn das zutrifft: { $condition }. Fragen und bestätigen.
reason-coupon = Gäste geben einen Gutschein von { $name } ab: annehmen und bestätigen.
reason-guests-not-covered =
    { $guests ->
        [one] Bringt { $guests } Person mit; für sie gilt das Angebot nicht.
       *[other] Bringt { $guests } Personen mit; für sie gilt das Angebot nicht.
    }
reason-guests-too-many =
    { $guests ->
        [one] Bringt { $guests } Person mit; das Angebot gilt für höchstens { $most }.
       *[other] Bringt { $guests } Personen mit; das Angebot gilt für höchstens { $most }.
    }
reason-guests-undecided =
    { $guests ->
        [one] Bringt { $guests } Person mit: Hier gilt die Hausordnung.
       *[other] Bringt { $guests } Personen mit: Hier gilt die Hausordnung.
    }
reason-room-full =
    { $capacity ->
        [one] Alles besetzt: Hier ist Platz für { $capacity } Person.
       *[other] Alles besetzt: Hier ist Platz für { $capacity } Personen.
    }

## Red: the pass counts no more, or not yet, or not here.

reason-expired = Der Pass endete am { $when }. Einen neuen gibt es bei { $home }.
reason-not-yet-valid = Der Pass gilt erst ab dem { $when }.
reason-other-host = Der Pass ist für einen anderen Space.
reason-home-blocked = { $home } ist hier gesperrt.
reason-home-ended = { $home } hat am { $when } geschlossen: Die Pässe von dort gelten nicht mehr.
    .successor = { $home } hat am { $when } geschlossen. Die Mitglieder gehören jetzt zu einem anderen Space ({ $space }) und brauchen einen Pass von dort.
reason-key-distrusted = Diese Karte trägt die Unterschrift eines Schlüssels, den { $home } am { $when } zurückgezogen hat, weil ihn jemand anders haben kann. Es gilt nur eine neue Karte von dort.
reason-revoked = { $home } hat diesen Pass zurückgezogen. Er gilt nicht mehr.
reason-suspended = { $home } hat diesen Pass vorerst ausgesetzt.
reason-replaced = Diese Karte ging verloren und wurde ersetzt.
reason-status-too-old = Die letzte Nachricht von { $home } zu den Pässen ist vom { $when }; dieser Space lässt keine gelten, die älter als { $hours } Stunden ist.

## What was shown or typed is no pass, or no code that lets anyone in.

refusal-unreadable = Der Code war nicht lesbar. Bitte noch einmal scannen.
refusal-not-a-pass = Das ist kein covisa-Code: bitte noch einmal scannen.
refusal-newer-version = Dieser Pass ist von einer neueren Version. Aktualisieren Sie covisa auf diesem Computer.
refusal-malformed = Dieser Pass ist beschädigt oder fehlerhaft.
refusal-wrong-signature = Dieser Pass ist nicht echt: Der Heimat-Space hat ihn nicht unterschrieben.
refusal-unknown-key = Dieser Pass ist nicht echt: Er ist mit einem Schlüssel unterschrieben, den der Heimat-Space nie bekannt gegeben hat.
refusal-unknown-code = Unter diesem Code wurde hier kein Besuch angekündigt. Prüfen Sie jedes Zeichen, oder fragen Sie den Heimat-Space.
refusal-used-code = Dieser Code wurde schon benutzt: Er gilt für eine Person, und nur einmal.
refusal-ended-code = Dieser Code ist abgelaufen. Fragen Sie den Heimat-Space nach einem neuen.
refusal-too-many-codes = Zu viele falsche Codes. Warten Sie eine Minute, dann tippen Sie ihn noch einmal.
refusal-not-ours = Der Heimat-Space wurde gefragt und bestätigt diese Mitgliedschaft nicht.
refusal-no-answer = Der Heimat-Space wurde gefragt und hat nicht rechtzeitig geantwortet.

## What a visitor shows beside the name.

shown-since = Mitglied seit { $day }
