# Ce que la réception lit quand un pass est présenté. Court : quelqu'un attend.

## The word that fills the screen: let in, decide yourself, do not let in.

headline-green = Bienvenue
headline-amber = Vous décidez
headline-red = Refuser

## How this house stands to the visitor's home space.

standing-self = cet espace
standing-pinned = vérifié par nous
standing-vouched = d’autres s’en portent garants
standing-stranger = non vérifié par nous
standing-blocked = bloqué ici
standing-unknown = inconnu ici

## Which day of how many this is: `Jour 2 sur 3 par mois civil.`

allowance = { $number }.
allowance-of = { $number } sur { $of }.
allowance-of-per = { $number } sur { $of } { $per }.
allowance-beyond = { $number }, plus de { $of }.
allowance-beyond-per = { $number }, plus de { $of } { $per }.

visit-hour = Heure { $number }
visit-half-day = Demi-journée { $number }
visit-day = Jour { $number }
visit-visit = Visite { $number }
visit-block = Tranche { $number }
visit-week = Semaine { $number }
visit-month = Mois { $number }

## How old the list of passes that were taken back is, behind "Vérifié à 18:30 ·".

status-age-now = d’après une liste toute fraîche
status-age-minutes = d’après une liste d’il y a { $minutes } min
status-age-hours = d’après une liste d’il y a { $hours } h
status-age-days = d’après une liste d’il y a { $days } jours

## What stands for the name of a home space that is not known. No "de" stands before $home: it would have to be "d'" before
## many names.

home-space = L’espace d’attache
    .inside = l’espace d’attache

## Green: what the visitor has here.

granted-free = Travaille ici gratuitement.
    .only = Travaille ici gratuitement (uniquement : { $areas }).
granted-discount = Paie { $percent } % de moins.
    .only = Paie { $percent } % de moins (uniquement : { $areas }).
granted-discount-unsaid = Paie un prix réduit.
    .only = Paie un prix réduit (uniquement : { $areas }).
granted-area = A accès à une partie des lieux.
    .only = A accès à : { $areas }.
granted-welcome = Peut venir ; vos conditions ne disent pas si c’est payant.
    .only = Peut venir (uniquement : { $areas }) ; vos conditions ne disent pas si c’est payant.
granted-fee-waived = Ne paie pas de frais.
    .only = Ne paie pas de frais (uniquement : { $areas }).
granted-at-a-price = Bienvenue au tarif de cet espace.
    .only = Bienvenue au tarif de cet espace (uniquement : { $areas }).
granted-free-or-discount = Gratuit ou à prix réduit, à vous de voir.
    .only = Gratuit ou à prix réduit, à vous de voir (uniquement : { $areas }).

reason-already-in = Déjà là depuis { $time } ({ $minutes } min).
reason-back-again = De retour : la journée compte déjà depuis { $time }.
reason-own-member = Membre de cet espace.
reason-free-for-everyone = Gratuit pour tout le monde : rien n’est compté.
reason-prices = Prix : { $prices }.
reason-prices-beside = Cette visite est gratuite. Également en vente : { $prices }.
reason-waived = Les règles de distance et de région ne s’appliquent pas à { $home }.
reason-advised = Plutôt pour les visiteurs { $place }, mais sans obligation.
reason-not-for-regulars =
    { $visits ->
        [one] Pas pour les habitués : { $visits } visite jusqu’ici.
       *[other] Pas pour les habitués : { $visits } visites jusqu’ici.
    }
reason-more-on-request = Vous pouvez accorder plus si vous le souhaitez.
reason-note = Remarque : { $note }
reason-on-arrival = À l’arrivée : { $done }
reason-otherwise = Sans cela : { $what }
reason-if-admitted = Si vous laissez entrer : { $what }

## Amber: the clock, and the home space.

reason-clock-in-doubt = L’horloge de cet ordinateur est déréglée. Réglez la date et l’heure, puis scannez à nouveau.
reason-books-damaged = Il manque une partie des données de cet espace, peut-être ce qui s’oppose à cette visite. Interrogez l’espace d’attache et faites restaurer la sauvegarde.
reason-books-restored = Les données de cet espace ont été rétablies depuis une sauvegarde du { $when }. Ce qui a été noté ensuite, peut-être contre cette visite, n’est pas connu ici tant que la personne responsable n’a pas relu la liste des espaces.
reason-visits-missing = Il peut manquer ici des visites entre le { $from } et le { $until }, car une sauvegarde a été rétablie : il peut s’agir d’un jour ultérieur à celui qui est compté.
reason-home-vouched = { $by } se portent garants de { $home }, que personne ici n’a vérifié. La personne responsable décide.
reason-vouched-unseen = { $by } se portent garants de { $home }, que personne ici n’a vérifié. Regardez une pièce d’identité et confirmez-le.
reason-vouched-day-used = { $by } se portent garants de { $home }, que personne ici n’a vérifié. Les membres de tels espaces ont ici une journée, et elle a déjà été utilisée.
reason-limited-unseen = Les membres de { $home } sont les bienvenus ici une fois qu’une pièce d’identité a été regardée. Regardez-en une et confirmez-le.
reason-limited-day-used = Les membres de { $home } ont ici une journée, et elle a déjà été utilisée.
reason-vouched = { $by } se portent garants de { $home } ; cela suffit ici.
reason-home-unknown = covisa sur cet ordinateur ne connaît pas l’espace d’attache : le pass ne peut pas être vérifié.
reason-home-alike = covisa sur cet ordinateur ne connaît pas l’espace d’attache. Il se présente comme { $name } ({ $space }), mais sa clé est différente : appelez l’espace que vous connaissez déjà avant de laisser entrer qui que ce soit.
reason-name-of-another = Ce n’est pas l’espace que vous connaissez : il se présente comme { $name } ({ $space }), mais sa clé est différente. Appelez l’espace que vous connaissez avant de laisser entrer qui que ce soit.
space-alike = un espace que vous connaissez
reason-home-not-pinned = { $home } est connu sur le réseau, mais personne ici n’a vérifié sa clé.
reason-home-conflicting = { $home } a signé deux déclarations différentes sous un même numéro.
reason-key-distrusted-known = Cette carte est signée avec une clé que { $home } a retirée le { $when }, parce que quelqu’un d’autre peut l’avoir. Cette personne était déjà venue ici avant.
reason-home-terms-missing = { $home } n’a pas publié de conditions.
reason-home-terms-expired = Les conditions publiées par { $home } ont pris fin le { $when }.
reason-status-unknown = { $home } tient une liste de pass retirés, mais elle n’est pas encore arrivée ici.
reason-status-stale = { $home } n’a pas donné de nouvelles depuis le { $when } : les retraits faits depuis sont inconnus ici. Le pass lui-même est authentique.
reason-at-another-desk = Entrée notée à { $time } à une autre réception : c’est peut-être une copie. Regardez le nom et posez la question.
reason-status-unnamed = Ce pass ne peut pas être retiré, et { $home } n’en fait plus de ce genre. Demandez-en un nouveau.
reason-home-asked = { $home } a été interrogé à { $time }, mais n’a pas encore reçu la question.
    .delivered = { $home } a été interrogé à { $time }, mais n’a pas encore répondu.

## Amber: what this house gives.

reason-own-terms-missing = Votre espace n’a pas encore publié de conditions : demandez à la personne qui gère covisa de les publier.
reason-own-visa-declined = Cet espace ne participe pas au visa.
reason-own-house-closed = D’après ses conditions, cet espace est fermé définitivement depuis { $date }.
reason-nothing-granted = Rien n’est prévu ici pour cette personne.
reason-home-states-no-number = Vous n’offrez pas plus que l’espace d’attache, et { $home } n’indique aucun nombre.
reason-home-takes-not-ours = { $home } ne dit pas accueillir nos membres.
reason-not-a-partner = { $home } ne fait pas partie des partenaires concernés.
    .by-name = { $home } figure parmi les partenaires par son nom, mais les conditions n’ont pas son identifiant : ajoutez-le, et c’est réglé.
reason-for-would-be-members = Seulement pour les personnes qui envisagent de devenir membres ici : demandez et notez la réponse.

used-share = { $used } sur { $of }
used-share-per = { $used } sur { $of } { $per }
used-beyond = { $used }, plus de { $of }
used-beyond-per = { $used }, plus de { $of } { $per }
reason-used-up = Épuisé : { $share }.
    .by-home = Épuisé : { $share }, le nombre qu’offre l’espace d’attache.
reason-starts-again = De nouveau possible le { $date }.
reason-used-up-unstated = Épuisé : { $share }. Vos conditions ne disent pas quand le compte repart.
reason-ask-host = Plus de { $sure } : jusqu’à { $most } si vous êtes d’accord.
reason-extent-unstated =
    { $visits ->
        [one] Vos conditions ne précisent pas la fréquence : { $visits } visite jusqu’ici.
       *[other] Vos conditions ne précisent pas la fréquence : { $visits } visites jusqu’ici.
    }

## Amber: where the visitor comes from.

reason-too-near-home = L’espace d’attache est à { $km } km ; minimum { $least } km.
reason-too-near-residence = Le domicile est à { $km } km ; minimum { $least } km.
reason-place-unknown-home = On ne sait pas où se trouve { $home } ; minimum { $least } km.
reason-place-unknown-residence = Le pass n’indique pas le domicile ; minimum { $least } km.
reason-wrong-region = Seulement pour les visiteurs { $place }.
reason-wrong-region-residence = Seulement pour les personnes qui habitent { $place }.
reason-region-unknown = Seulement pour les visiteurs { $place }, et on ne sait pas où se trouve { $home }.
reason-region-unknown-residence = Seulement pour les personnes qui habitent { $place }, et le pass n’indique pas le domicile.

## Amber: what kind of member, of what kind of place.

reason-home-share = { $percent } % des visites ont eu lieu dans l’espace d’attache ; minimum { $needed } %.
reason-home-share-unattested = Le pass n’atteste pas qu’au moins { $needed } % des visites ont lieu dans l’espace d’attache.
reason-home-room-unknown = { $home } ne dit pas avoir ses propres locaux.
reason-wrong-kind = { $home } est de type : { $kind }. Prévu pour : { $kinds }.
reason-tier-too-low = Adhésion « { $tier } » ; il faut au moins « { $least } ».
reason-tier-unknown = Le pass n’indique pas le type d’adhésion.
reason-tier-excluded = Pas pour l’adhésion « { $tier } ».
reason-member-too-short =
    { $days ->
        [one] Membre depuis { $days } jour ; il en faut au moins { $least }.
       *[other] Membre depuis { $days } jours ; il en faut au moins { $least }.
    }
reason-member-since-unknown =
    { $least ->
        [one] Le pass n’indique pas depuis quand ; il faut au moins { $least } jour d’adhésion.
       *[other] Le pass n’indique pas depuis quand ; il faut au moins { $least } jours d’adhésion.
    }

## Amber: the day itself.

reason-wrong-weekday = Seulement { $days }.
reason-wrong-weekday-of-month = Seulement { $days } (le { $weeks } de ces jours dans le mois).
reason-wrong-time = Seulement de { $from } à { $until }.
reason-closed = Fermé en ce moment.
reason-closed-until = Fermé en ce moment. Ouvre le { $when }.
reason-not-booked = { $booking } ; rien n’est indiqué. Si c’est fait, notez la date.
reason-booked-late =
    { $days ->
        [one] Réservé { $was } à l’avance ; il fallait réserver la veille.
       *[other] Réservé { $was } à l’avance ; il fallait au moins { $days } jours.
    }
reason-identity-not-seen = À présenter : { $document }. Regardez, puis notez que c’est fait.
reason-condition = Seulement si c’est le cas : { $condition }. Demandez et confirmez.
reason-coupon = À remettre : un coupon de { $name }. Prenez-le, puis confirmez.
reason-guests-not-covered =
    { $guests ->
        [one] Amène { $guests } invité ; les invités ne sont pas compris.
       *[other] Amène { $guests } invités ; les invités ne sont pas compris.
    }
reason-guests-too-many =
    { $guests ->
        [one] Amène { $guests } invité ; { $most } au plus sont compris.
       *[other] Amène { $guests } invités ; { $most } au plus sont compris.
    }
reason-guests-undecided =
    { $guests ->
        [one] Amène { $guests } invité : à voir selon les règles de l’espace.
       *[other] Amène { $guests } invités : à voir selon les règles de l’espace.
    }
reason-room-full =
    { $capacity ->
        [one] C’est complet : { $capacity } personne au maximum.
       *[other] C’est complet : { $capacity } personnes au maximum.
    }

## Red: the pass counts no more, or not yet, or not here.

reason-expired = Le pass a pris fin le { $when }. Il faut en demander un nouveau à { $home }.
reason-not-yet-valid = Le pass ne commence que le { $when }.
reason-other-host = Le pass est fait pour un autre espace.
reason-home-blocked = { $home } est bloqué ici.
reason-home-ended = { $home } a fermé le { $when } : ses pass ne sont plus valables.
    .successor = { $home } a fermé le { $when }. Ses membres dépendent maintenant d’un autre espace ({ $space }) et ont besoin d’un pass délivré là-bas.
reason-key-distrusted = Cette carte est signée avec une clé que { $home } a retirée le { $when }, parce que quelqu’un d’autre peut l’avoir. Seule une nouvelle carte délivrée là-bas est valable.
reason-revoked = { $home } a retiré ce pass. Il n’est plus valable.
reason-suspended = { $home } a suspendu ce pass pour le moment.
reason-replaced = Cette carte a été perdue et remplacée.
reason-status-too-old = Ici, un pass est refusé après { $hours } heures sans nouvelles, et { $home } n’en a pas donné depuis le { $when }.

## What was shown or typed is no pass, or no code that lets anyone in.

refusal-unreadable = Code illisible. Scannez à nouveau.
refusal-not-a-pass = Ce n’est pas un code covisa : scannez à nouveau.
refusal-newer-version = Ce pass vient d’une version plus récente. Mettez covisa à jour sur cet ordinateur.
refusal-malformed = Ce pass est abîmé ou mal fait.
refusal-wrong-signature = Ce pass est faux : l’espace d’attache ne l’a pas signé.
refusal-unknown-key = Ce pass est faux : il est signé avec une clé que l’espace d’attache n’a jamais annoncée.
refusal-unknown-code = Aucune visite n’est annoncée ici sous ce code. Vérifiez chaque caractère, ou demandez à l’espace d’attache.
refusal-used-code = Ce code a déjà servi : un code fait entrer une personne, une seule fois.
refusal-ended-code = Ce code n’est plus valable. Demandez-en un nouveau à l’espace d’attache.
refusal-too-many-codes = Trop de codes erronés. Attendez une minute, puis retapez le code.
refusal-not-ours = Interrogé, l’espace d’attache ne confirme pas que c’est un de ses membres.
refusal-no-answer = Interrogé, l’espace d’attache n’a pas répondu à temps.

## What a visitor shows beside the name.

shown-since = membre depuis le { $day }
