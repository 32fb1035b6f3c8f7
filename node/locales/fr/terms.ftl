# Les conditions en quelques phrases : ce qu'un espace offre aux visiteurs. Un membre ou un visiteur est dit au pluriel :
# « les membres d'autres espaces travaillent ici gratuitement pendant 3 jours par mois civil s'ils réservent à l'avance ».

## What a space said about the visa, where no grant follows.

terms-declined = cet espace ne participe pas au visa
terms-accepted = cet espace participe au visa, mais n’a pas dit ce qu’il offre
terms-accepted-anyone = cet espace participe au visa, mais n’a pas dit ce que les membres d’autres espaces obtiennent grâce à lui
terms-silent = cet espace n’a dit ni s’il participe au visa, ni ce qu’il offre aux visiteurs
terms-accepted-guests = cet espace participe au visa, mais n’a pas dit ce qu’il offre à ceux qui viennent d’eux-mêmes
terms-silent-guests = cet espace n’a dit ni s’il participe au visa, ni ce qu’il offre à ceux qui viennent d’eux-mêmes
terms-silent-members = cet espace n’a dit ni s’il participe au visa, ni ce qu’il offre aux membres d’autres espaces
terms-silent-price = cet espace n’a pas dit s’il participe au visa
terms-closed = cet espace est fermé définitivement depuis { $date }

## A grant: who may do what.

terms-only = { $what } (uniquement : { $areas })
terms-for = { $what } pendant { $amount }
terms-at-most = { $what }, mais au plus { $amount }
terms-weekdays = { $what }, uniquement { $days }
terms-working-week = { $what } du lundi au vendredi
terms-weekdays-of-month = { $what }, uniquement { $days } (seulement le { $weeks } de ces jours dans le mois)
terms-between = { $what } de { $from } à { $until }
times-of-day = de { $from } à { $until }
days-of-month = { $days } (le { $weeks } de ces jours dans le mois)
week-first = premier
week-second = deuxième
week-third = troisième
week-fourth = quatrième
week-fifth = cinquième
week-last = dernier
terms-never-more = { $what }, mais jamais plus que leur espace d’attache n’offre à ses visiteurs
terms-if = { $what } { $conditions }
terms-never-more-if = { $what }, mais jamais plus que leur espace d’attache n’offre à ses visiteurs, et seulement { $conditions }
terms-waived =
    { $spaces ->
        [one] { $what } ({ $spaces } espace est dispensé de la règle de distance)
       *[other] { $what } ({ $spaces } espaces sont dispensés de la règle de distance)
    }
terms-not-for-regulars = { $what }, tant qu’ils ne viennent pas régulièrement
terms-grant = { $who } { $what }
terms-grant-labelled = { $label } : { $who } { $what }
terms-and-anyone = { $grant }, et tous les autres visiteurs aussi

## What is granted, behind who may do it.

benefit-free = travaillent ici gratuitement
benefit-discount = travaillent ici avec { $percent } % de réduction
benefit-discount-unsaid = travaillent ici à prix réduit
benefit-area = ont accès à une partie des lieux
benefit-welcome = peuvent venir (s’il y a un prix, ce n’est pas précisé)
benefit-fee-waived = ne paient pas les frais demandés aux autres
benefit-at-a-price = peuvent louer un poste de travail
benefit-free-or-discount = travaillent ici gratuitement ou à prix réduit (l’espace hôte décide)

## To whom something is granted.

audience-members =
    { $which ->
        [active] les membres actifs d’autres espaces
       *[all] les membres d’autres espaces
    }
audience-members-kinds =
    { $which ->
        [active] les membres actifs d’autres { $kinds }
       *[all] les membres d’autres { $kinds }
    }
audience-partners =
    { $which ->
        [active] les membres actifs des { $partners }
       *[all] les membres des { $partners }
    }
audience-guests = les invités des membres de cet espace
audience-would-be-members = les personnes qui envisagent de devenir membres de cet espace
audience-anyone = tous les visiteurs
audience-anyone-else = tous les autres visiteurs
audience-anyone-active = tous les membres actifs d’un espace
audience-anyone-kinds =
    { $which ->
        [active] tous les membres actifs { $kinds }
       *[all] tous les membres { $kinds }
    }
audience-without = { $who } (sauf { $members })

## Partner spaces: `espaces partenaires (« nos amis » : Spalah et 2 autres ; 1 espace)`.

terms-partners = espaces partenaires ({ $told })
partners-group = « { $name } »
partners-group-of = « { $name } » : { $spaces }
partners-spaces =
    { $number ->
        [one] { $number } espace
       *[other] { $number } espaces
    }
partners-more =
    { $number ->
        [one] { $number } autre
       *[other] { $number } autres
    }
partners-kinds = { $kinds } uniquement

## What must hold for a grant.

terms-if-home = si leur espace d’attache { $home }
terms-if-they = s’ils { $they }
terms-if-both = si leur espace d’attache { $home } et s’ils { $they }

## Behind "si leur espace d'attache".

condition-home-takes-ours = accueille aussi les membres d’ici
condition-home-has-room = a ses propres locaux
condition-home-distance = est à au moins { $km } km d’ici
condition-home-region = est { $place }

## Behind "s'ils".

condition-they-tier = ont au moins { $membership }
condition-they-days =
    { $days ->
        [one] sont membres depuis au moins { $days } jour
       *[other] sont membres depuis au moins { $days } jours
    }
condition-they-share = font au moins { $percent } % de leurs visites dans leur espace d’attache
condition-they-distance = habitent à au moins { $km } km d’ici
condition-they-bring = présentent { $documents }
condition-they-live = habitent { $place }
condition-they-coupon = remettent un coupon de { $name }
condition-they-members = sont membres { $kinds }
condition-they-active = sont membres actifs d’un espace

## Documents, behind "présentent".

identity-photo-id = une pièce d’identité avec photo
identity-id = une pièce d’identité
identity-membership-proof = un justificatif d’adhésion
identity-letter = une lettre de leur espace d’attache
identity-bearing = { $document } avec { $marks }
identity-fresh = { $document } (datant de { $days } au plus)
mark-date = une date
mark-stamp = un cachet
mark-photo = une photo
mark-signature = une signature
mark-name = leur nom

## How visitors announce themselves. The message itself, .day-before and .days-before: behind "s'ils".
## .visitors...: the beginning of a sentence at the desk.

booking-contact-first = prennent contact à l’avance
    .day-before = prennent contact au plus tard la veille
    .days-before = prennent contact au moins { $days } jours à l’avance
    .visitors = Il faut prendre contact à l’avance
    .visitors-day-before = Il faut prendre contact au plus tard la veille
    .visitors-days-before = Il faut prendre contact au moins { $days } jours à l’avance
booking-reserve = réservent à l’avance
    .day-before = réservent au plus tard la veille
    .days-before = réservent au moins { $days } jours à l’avance
    .visitors = Il faut réserver à l’avance
    .visitors-day-before = Il faut réserver au plus tard la veille
    .visitors-days-before = Il faut réserver au moins { $days } jours à l’avance
booking-form = remplissent le formulaire à l’avance
    .day-before = remplissent le formulaire au plus tard la veille
    .days-before = remplissent le formulaire au moins { $days } jours à l’avance
    .visitors = Il faut remplir le formulaire à l’avance
    .visitors-day-before = Il faut remplir le formulaire au plus tard la veille
    .visitors-days-before = Il faut remplir le formulaire au moins { $days } jours à l’avance
booking-approval = demandent à venir et attendent le feu vert
    .day-before = demandent à venir au plus tard la veille et attendent le feu vert
    .days-before = demandent à venir au moins { $days } jours à l’avance et attendent le feu vert
    .visitors = Il faut demander à venir et attendre le feu vert
    .visitors-day-before = Il faut demander à venir au plus tard la veille et attendre le feu vert
    .visitors-days-before = Il faut demander à venir au moins { $days } jours à l’avance et attendre le feu vert
booking-link = { $booking } ({ $link })

## Where a home space must be, seen from this house: behind "leur espace d'attache est". .from: behind "visiteurs".

where-same-city = dans la même ville
    .from = de la même ville
where-same-region = dans la même région
    .from = de la même région
where-same-country = dans le même pays
    .from = du même pays
where-travelling = dans une autre ville
    .from = venus d’une autre ville
where-another-country = dans un autre pays
    .from = venus d’un autre pays
where-named = { $place } ({ $name })

## What is added to a grant behind a semicolon.

terms-no-proof = aucun justificatif n’est demandé
terms-no-booking = sans réservation
terms-extent-unsaid = la durée et la fréquence ne sont pas précisées
terms-days-not-fixed = l’espace hôte décide du nombre de jours
terms-number-not-fixed = en pratique, le nombre n’est pas fixe
terms-more-on-request = l’espace hôte peut accorder plus sur demande
terms-advised = destiné aux personnes dont l’espace d’attache est { $place }, mais sans obligation
terms-advised-residence = destiné aux personnes qui habitent { $place }, mais sans obligation
terms-in-words = seulement si : { $conditions }
condition-quoted = « { $condition } »
terms-waived-by-agreement = les règles de distance et de région peuvent être levées d’un commun accord

## Guests of visitors.

guests-none = ils ne peuvent pas amener d’invités
guests-free = ils peuvent amener des invités gratuitement
guests-free-most =
    { $most ->
        [one] ils peuvent amener { $most } invité gratuitement
       *[other] ils peuvent amener jusqu’à { $most } invités gratuitement
    }
guests-paid = ils peuvent amener des invités, qui paient leur place
guests-paid-most =
    { $most ->
        [one] ils peuvent amener { $most } invité, qui paie sa place
       *[other] ils peuvent amener jusqu’à { $most } invités, qui paient leur place
    }
guests-house = des invités seulement selon les règles de l’espace
invited-at-once = 
    { $most ->
        [one] { $most } invité à la fois par membre au plus
       *[other] { $most } invités à la fois par membre au plus
    }
invited-per-member = compté pour le membre qui les amène
invited-present = ce membre reste avec eux
invited-registers = ce membre les inscrit
invited-pays = ce membre paie pour eux

## Sentences that follow a grant.

terms-account = Nécessaire d’abord : { $account }
terms-booking-link = Réservation : { $link }
terms-on-arrival = À l’arrivée : { $done }
terms-form-fields = Le formulaire demande : { $fields }
terms-grant-note = Remarque : { $note }
terms-cost-unsaid = Le prix n’est pas précisé

## Prices.

prices-price = Prix : { $prices }
prices-after-that = Ensuite : { $prices }
prices-everyone-else = Tous les autres : { $prices }
prices-otherwise = Sinon : { $prices }
prices-beside = Également affiché : { $prices }
prices-donation = Demandé : { $prices }

## The house.

hours-open = Ouverture : { $hours }
hours-open-asides = Ouverture : { $hours } ({ $asides })
hours-unsaid = Les horaires ne sont pas précisés
hours-unsaid-asides = Les horaires pour les visiteurs ne sont pas précisés ({ $asides })
hours-other-days-unsaid = horaires des autres jours non précisés
hours-other-days-closed = fermé les autres jours
hours-key-holders = pour qui a une clé : { $hours }
hours-staffed = avec accueil : { $hours }

terms-room =
    { $people ->
        [one] Il y a de la place pour { $people } personne
       *[other] Il y a de la place pour { $people } personnes
    }

## Areas and things.

areas-included = Inclus : { $areas }
areas-extra = En supplément : { $areas }
areas-excluded = Pas pour les visiteurs : { $areas }
areas-unsaid = Aussi sur place, accès des visiteurs non précisé : { $areas }
area-asides = { $name } ({ $asides })
area-count = au nombre de { $count }
area-seats =
    { $seats ->
        [one] { $seats } place
       *[other] { $seats } places
    }

## Sites.

sites-one = Site : { $sites }
sites-more = Sites : { $sites }
sites-several = Il y a plusieurs sites
sites-one-count = Un jour passé sur un site compte pour tous
site-city = { $site } ({ $city })

## What must be signed, and how fresh the home's word on a pass has to be.

agreement-not-needed = Il n’y a rien à signer
agreement-needed = Il y a un document à signer à l’arrivée
drop-in-not-free = Il n’y a pas d’accès libre gratuit
drop-in-none = On ne peut pas venir à l’improviste
drop-in-no-days = On ne peut pas acheter de journée
keys-none = Les visiteurs ne reçoivent pas de clé
keys-lent = Une clé est prêtée aux visiteurs
keys-for-a-deposit = Les visiteurs reçoivent une clé contre une caution
keys-for-a-fee = Les visiteurs reçoivent une clé payante
door-escort = Quelqu’un de l’espace accompagne les visiteurs
door-how = À la porte : { $how }
terms-payment = Paiement : { $ways }
terms-plans = Formules de l’espace : { $plans }
terms-networks = Participe aussi à : { $networks }
terms-events = Événements : { $events }
terms-languages = Langues : { $languages }
terms-contact = Contact : { $contacts }
status-refuse-days =
    { $days ->
        [one] Un pass est refusé si son espace d’attache n’a pas donné de nouvelles depuis plus d’un jour
       *[other] Un pass est refusé si son espace d’attache n’a pas donné de nouvelles depuis plus de { $days } jours
    }
status-refuse-hours = Un pass est refusé si son espace d’attache n’a pas donné de nouvelles depuis plus de { $hours } heures
status-ask-home = À chaque vérification, l’espace d’attache est interrogé : il peut donc voir que quelqu’un est ici

## When a person last looked at the terms.

review-none = Personne n’a encore confirmé ces conditions.
review-old = Conditions non confirmées depuis le { $date }.

## Terms as rows: labels of what the sentence says too.

rows-house = L’espace
rows-gives = Offre
rows-amount = Combien
rows-days = Jours
rows-visa = Visa de coworking
rows-visa-accepted = participe
rows-visa-declined = ne participe pas
rows-times = Horaires
rows-if = Condition
rows-also = À savoir
rows-price = Prix
rows-note = Remarque
rows-door = Porte
rows-payment = Paiement
rows-plans = Formules
rows-networks = Réseaux
rows-events = Événements
rows-contact = Contact
rows-hours = Horaires
rows-capacity = Places
rows-rooms = Sur place
rows-sites = Sites
rows-languages = Langues
