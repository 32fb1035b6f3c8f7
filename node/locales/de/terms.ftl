# German. What each message and each variable is, the English file of the same name says.

## What a space said about the visa, where no grant follows.

terms-declined = dieser Space macht beim Coworking-Visum nicht mit
terms-accepted = dieser Space macht beim Coworking-Visum mit, hat aber nicht gesagt, was er bietet
terms-accepted-anyone = dieser Space macht beim Coworking-Visum mit, hat aber nicht gesagt, was Mitglieder anderer Spaces damit bekommen
terms-silent = dieser Space hat nicht gesagt, ob er beim Coworking-Visum mitmacht und was er Gästen bietet
terms-accepted-guests = dieser Space macht beim Coworking-Visum mit, hat aber nicht gesagt, was er Gästen bietet, die von sich aus kommen
terms-silent-guests = dieser Space hat nicht gesagt, ob er beim Coworking-Visum mitmacht und was er Gästen bietet, die von sich aus kommen
terms-silent-members = dieser Space hat nicht gesagt, ob er beim Coworking-Visum mitmacht und was er Mitgliedern anderer Spaces bietet
terms-silent-price = dieser Space hat nicht gesagt, ob er beim Coworking-Visum mitmacht
terms-closed = dieser Space ist seit { $date } für immer geschlossen

## A grant. The benefit has the whole verb, right behind who has it; everything else follows behind commas.

terms-only = { $what } (nur { $areas })
terms-for = { $what }, { $amount }
terms-at-most = { $what }, aber höchstens { $amount }
terms-weekdays = { $what }, nur { $days }
terms-working-week = { $what }, von Montag bis Freitag
terms-weekdays-of-month = { $what }, nur { $days } (nur am { $weeks } solchen Tag im Monat)
terms-between = { $what }, von { $from } bis { $until } Uhr
times-of-day = { $from } bis { $until } Uhr
days-of-month = { $days } (am { $weeks } solchen Tag im Monat)
week-first = ersten
week-second = zweiten
week-third = dritten
week-fourth = vierten
week-fifth = fünften
week-last = letzten
terms-never-more = { $what }, aber nie mehr, als ihr Heimat-Space seinen Gästen gibt
terms-if = { $what }, { $conditions }
terms-never-more-if = { $what }, aber nie mehr, als ihr Heimat-Space seinen Gästen gibt, und nur, { $conditions }
terms-waived =
    { $spaces ->
        [one] { $what } (1 Space ist von der Entfernungsregel ausgenommen)
       *[other] { $what } ({ $spaces } Spaces sind von der Entfernungsregel ausgenommen)
    }
terms-not-for-regulars = { $what }, solange sie nicht regelmäßig kommen
terms-grant = { $who } { $what }
terms-grant-labelled = { $label }: { $who } { $what }
terms-and-anyone = { $grant }; das gilt auch für alle anderen

## What is granted: the verb first, and nothing of it left for later.

benefit-free = dürfen hier kostenlos arbeiten
benefit-discount = dürfen hier mit { $percent } % Rabatt arbeiten
benefit-discount-unsaid = dürfen hier mit Rabatt arbeiten
benefit-area = dürfen einen Teil der Räume nutzen
benefit-welcome = dürfen kommen (ob es etwas kostet, ist nicht angegeben)
benefit-fee-waived = zahlen die übliche Gebühr nicht
benefit-at-a-price = können hier einen Arbeitsplatz mieten
benefit-free-or-discount = dürfen hier kostenlos oder mit Rabatt arbeiten (das entscheidet der Gastgeber)

## To whom something is granted: always the first words of a sentence, so with a capital.

audience-members =
    { $which ->
        [active] Aktive Mitglieder anderer Spaces
       *[all] Mitglieder anderer Spaces
    }
audience-members-kinds =
    { $which ->
        [active] Aktive Mitglieder anderer { $kinds }
       *[all] Mitglieder anderer { $kinds }
    }
audience-partners =
    { $which ->
        [active] Aktive Mitglieder von { $partners }
       *[all] Mitglieder von { $partners }
    }
audience-guests = Gäste von Mitgliedern dieses Spaces
audience-would-be-members = Alle, die überlegen, hier Mitglied zu werden,
audience-anyone = Alle
audience-anyone-else = Alle anderen
audience-anyone-active = Alle aktiven Mitglieder eines Spaces
audience-anyone-kinds =
    { $which ->
        [active] Alle aktiven Mitglieder { $kinds }
       *[all] Alle Mitglieder { $kinds }
    }
audience-without = { $who } (aber nicht { $members })

## Partner spaces.

terms-partners = Partner-Spaces ({ $told })
partners-group = „{ $name }“
partners-group-of = „{ $name }“: { $spaces }
partners-spaces =
    { $number ->
        [one] 1 Space
       *[other] { $number } Spaces
    }
partners-more =
    { $number ->
        [one] { $number } weiterer
       *[other] { $number } weitere
    }
partners-kinds = nur { $kinds }

## What must hold for a grant: behind a comma.

terms-if-home = wenn ihr Heimat-Space { $home }
terms-if-they = wenn sie { $they }
terms-if-both = wenn ihr Heimat-Space { $home } und wenn sie { $they }

## Behind "wenn ihr Heimat-Space": the verb last.

condition-home-takes-ours = auch Mitglieder von hier aufnimmt
condition-home-has-room = eigene Räume hat
condition-home-distance = mindestens { $km } km entfernt ist
condition-home-region = { $place } liegt

## Behind "wenn sie": the verb last.

condition-they-tier = { $membership } oder eine höhere haben
condition-they-days =
    { $days ->
        [one] seit mindestens 1 Tag Mitglied sind
       *[other] seit mindestens { $days } Tagen Mitglied sind
    }
condition-they-share = mindestens { $percent } % ihrer Besuche im Heimat-Space machen
condition-they-distance = mindestens { $km } km entfernt wohnen
condition-they-bring = { $documents } mitbringen
condition-they-live = { $place } wohnen
condition-they-coupon = einen Gutschein von { $name } abgeben
condition-they-members = Mitglied { $kinds } sind
condition-they-active = aktives Mitglied eines Spaces sind

## Documents: the accusative, of several people.

identity-photo-id = einen Lichtbildausweis
identity-id = einen Ausweis
identity-membership-proof = einen Nachweis der Mitgliedschaft
identity-letter = einen Brief ihres Heimat-Spaces
identity-bearing = { $document } mit { $marks }
identity-fresh = { $document } (höchstens { $days } alt)
mark-date = Datum
mark-stamp = Stempel
mark-photo = Foto
mark-signature = Unterschrift
mark-name = Namen

## How visitors announce themselves.

booking-contact-first = sich vorher melden
    .day-before = sich spätestens am Vortag melden
    .days-before = sich mindestens { $days } Tage vorher melden
    .visitors = Gäste melden sich vorher
    .visitors-day-before = Gäste melden sich spätestens am Vortag
    .visitors-days-before = Gäste melden sich mindestens { $days } Tage vorher
booking-reserve = vorher buchen
    .day-before = spätestens am Vortag buchen
    .days-before = mindestens { $days } Tage vorher buchen
    .visitors = Gäste buchen vorher
    .visitors-day-before = Gäste buchen spätestens am Vortag
    .visitors-days-before = Gäste buchen mindestens { $days } Tage vorher
booking-form = vorher das Formular ausfüllen
    .day-before = spätestens am Vortag das Formular ausfüllen
    .days-before = mindestens { $days } Tage vorher das Formular ausfüllen
    .visitors = Gäste füllen vorher das Formular aus
    .visitors-day-before = Gäste füllen spätestens am Vortag das Formular aus
    .visitors-days-before = Gäste füllen mindestens { $days } Tage vorher das Formular aus
booking-approval = vorher fragen und die Zusage abwarten
    .day-before = spätestens am Vortag fragen und die Zusage abwarten
    .days-before = mindestens { $days } Tage vorher fragen und die Zusage abwarten
    .visitors = Gäste fragen vorher und warten die Zusage ab
    .visitors-day-before = Gäste fragen spätestens am Vortag und warten die Zusage ab
    .visitors-days-before = Gäste fragen mindestens { $days } Tage vorher und warten die Zusage ab
booking-link = { $booking } ({ $link })

## Where a home space must be: before "liegt". .from: behind "Gäste".

where-same-city = in derselben Stadt
    .from = aus derselben Stadt
where-same-region = in derselben Region
    .from = aus derselben Region
where-same-country = im selben Land
    .from = aus demselben Land
where-travelling = in einer anderen Stadt
    .from = aus einer anderen Stadt
where-another-country = in einem anderen Land
    .from = aus einem anderen Land
where-named = { $place } ({ $name })

## What is added to a grant behind a semicolon.

terms-no-proof = ein Nachweis wird nicht verlangt
terms-no-booking = niemand muss buchen
terms-extent-unsaid = wie viel oder wie oft, ist nicht angegeben
terms-days-not-fixed = für wie viele Tage, entscheidet der Gastgeber
terms-number-not-fixed = die Zahl steht in der Praxis nicht fest
terms-more-on-request = auf Anfrage ist mehr möglich
terms-advised = gedacht ist das für alle, deren Heimat-Space { $place } liegt, verlangt wird es aber nicht
terms-advised-residence = gedacht ist das für alle, die { $place } wohnen, verlangt wird es aber nicht
terms-in-words = nur unter dieser Bedingung: { $conditions }
condition-quoted = „{ $condition }“
terms-waived-by-agreement = von den Regeln zu Entfernung und Region können beide Spaces gemeinsam absehen

## Guests of visitors.

guests-none = mitbringen dürfen sie niemanden
guests-free = sie dürfen kostenlos andere mitbringen
guests-free-most =
    { $most ->
        [one] sie dürfen kostenlos 1 Person mitbringen
       *[other] sie dürfen kostenlos bis zu { $most } Personen mitbringen
    }
guests-paid = sie dürfen gegen Bezahlung andere mitbringen
guests-paid-most =
    { $most ->
        [one] sie dürfen gegen Bezahlung 1 Person mitbringen
       *[other] sie dürfen gegen Bezahlung bis zu { $most } Personen mitbringen
    }
guests-house = ob sie andere mitbringen dürfen, sagt die Hausordnung
invited-at-once = 
    { $most ->
        [one] ein Mitglied bringt höchstens 1 Gast zugleich mit
       *[other] ein Mitglied bringt höchstens { $most } Gäste zugleich mit
    }
invited-per-member = gezählt wird für das Mitglied, das sie mitbringt
invited-present = das Mitglied bleibt dabei
invited-registers = das Mitglied meldet sie an
invited-pays = das Mitglied zahlt für sie

## Sentences that follow a grant.

terms-account = Vorher nötig: { $account }
terms-booking-link = Buchung: { $link }
terms-on-arrival = Bei der Ankunft: { $done }
terms-form-fields = Das Formular fragt nach: { $fields }
terms-grant-note = Hinweis: { $note }
terms-cost-unsaid = Was es kostet, ist nicht angegeben

## Prices.

prices-price = Preis: { $prices }
prices-after-that = Danach: { $prices }
prices-everyone-else = Alle anderen: { $prices }
prices-otherwise = Sonst: { $prices }
prices-beside = Außerdem zu haben: { $prices }
prices-donation = Erbeten: { $prices }

## The house.

hours-open = Geöffnet { $hours }
hours-open-asides = Geöffnet { $hours } ({ $asides })
hours-unsaid = Wann geöffnet ist, ist nicht angegeben
hours-unsaid-asides = Wann für Gäste geöffnet ist, ist nicht angegeben ({ $asides })
hours-other-days-unsaid = für andere Tage ist nichts angegeben
hours-other-days-closed = an anderen Tagen geschlossen
hours-key-holders = mit eigenem Schlüssel { $hours }
hours-staffed = besetzt { $hours }

terms-room =
    { $people ->
        [one] Platz ist für 1 Person
       *[other] Platz ist für { $people } Personen
    }

## Areas and things.

areas-included = Inbegriffen: { $areas }
areas-extra = Gegen Aufpreis: { $areas }
areas-excluded = Nicht für Gäste: { $areas }
areas-unsaid = Ebenfalls vorhanden (ob für Gäste, ist nicht angegeben): { $areas }
area-asides = { $name } ({ $asides })
area-count = { $count } Stück
area-seats =
    { $seats ->
        [one] 1 Platz
       *[other] { $seats } Plätze
    }

## Sites.

sites-one = Standort: { $sites }
sites-more = Standorte: { $sites }
sites-several = Es gibt mehrere Standorte
sites-one-count = Ein Tag an einem Standort zählt an allen
site-city = { $site } ({ $city })

## What must be signed, and how fresh the home's word on a pass has to be.

agreement-not-needed = Es muss nichts unterschrieben werden
agreement-needed = Bei der Ankunft muss etwas unterschrieben werden
drop-in-not-free = Kostenlos vorbeikommen geht nicht
drop-in-none = Einfach vorbeikommen geht nicht
drop-in-no-days = Einzelne Tage sind nicht zu kaufen
keys-none = Gäste bekommen keinen Schlüssel
keys-lent = Gästen wird ein Schlüssel geliehen
keys-for-a-deposit = Gäste bekommen gegen Pfand einen Schlüssel
keys-for-a-fee = Gäste bekommen gegen Gebühr einen Schlüssel
door-escort = Jemand aus dem Space begleitet die Gäste
door-how = An der Tür: { $how }
terms-payment = Zahlung: { $ways }
terms-plans = Tarife des Spaces: { $plans }
terms-networks = Macht auch mit bei: { $networks }
terms-events = Veranstaltungen: { $events }
terms-languages = Sprachen: { $languages }
terms-contact = Kontakt: { $contacts }
status-refuse-days =
    { $days ->
        [one] Ein Pass wird abgelehnt, wenn sich sein Heimat-Space länger als einen Tag nicht gemeldet hat
       *[other] Ein Pass wird abgelehnt, wenn sich sein Heimat-Space länger als { $days } Tage nicht gemeldet hat
    }
status-refuse-hours = Ein Pass wird abgelehnt, wenn sich sein Heimat-Space länger als { $hours } Stunden nicht gemeldet hat
status-ask-home = Bei jeder Prüfung wird der Heimat-Space nach dem neuesten Stand gefragt und kann so sehen, dass jemand hier ist

## When a person last looked at the terms.

review-none = Dieses Angebot hat noch niemand bestätigt.
review-old = Seit dem { $date } nicht mehr bestätigt.

## Terms as rows: labels of what the sentence says too.

rows-house = Der Space
rows-gives = Angebot
rows-amount = Wie viel
rows-days = Wochentage
rows-visa = Coworking-Visum
rows-visa-accepted = macht mit
rows-visa-declined = macht nicht mit
rows-times = Uhrzeit
rows-if = Bedingung
rows-also = Dazu
rows-price = Preis
rows-note = Hinweis
rows-door = Tür
rows-payment = Zahlung
rows-plans = Tarife
rows-networks = Netzwerke
rows-events = Veranstaltungen
rows-contact = Kontakt
rows-hours = Öffnungszeiten
rows-capacity = Plätze
rows-rooms = Räume
rows-sites = Standorte
rows-languages = Sprachen
