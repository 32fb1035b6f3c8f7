## The frame around every page

place-home = Accueil
place-desk = Réception
place-members = Membres
place-spaces = Espaces
place-terms = Conditions
place-kit = Kit
place-settings = Réglages
shell-skip = Aller au contenu
shell-nav = Rubriques
shell-noscript = Ces pages ont besoin de JavaScript. Tout ce qu’elles font peut aussi se taper : covisa --help
shell-language = Langue
shell-loading = Un instant…

## Who is here

login-title = Autoriser ce navigateur
login-how = Vos pages s’ouvrent dans les navigateurs que vous autorisez vous-même. Pas de mot de passe à retenir ni à perdre.
login-other = Quelqu’un a-t-il déjà accès ? Sur son ordinateur : Réglages, « Autoriser un autre navigateur », puis saisissez le code ici.
login-alone = Personne encore ? Alors :
login-step-1 = Sur l’ordinateur qui fait tourner covisa, tapez
login-step-2 = Ouvrez l’adresse affichée, ou tapez ici le code qui la termine.
login-label = Code
login-button = Autoriser

## What the script says

said-silent = covisa ne répond pas. Ce que vous avez tapé est toujours là : vérifiez qu’il tourne, puis réessayez.
said-silent-first = covisa ne répond pas. Cette page s’ouvrira dès qu’il répondra : vérifiez qu’il tourne.
said-strange = Cette page ne comprend pas la réponse de covisa. Rechargez la page.
said-sure = Vraiment ?
said-saved = Enregistré.
said-copied = Copié.
said-revoked = Ce navigateur n’est plus autorisé. Autorisez-le à nouveau pour continuer.
said-wrong-role = Ce navigateur peut tout voir, mais ne peut rien changer.
said-missing = Il manque quelque chose.
said-working = En cours…

## The first page

home-health-good =
    { $peers ->
        [one] Tout va bien · { $peers } autre espace connecté
       *[other] Tout va bien · { $peers } autres espaces connectés
    }
home-health-alone = Ça marche, mais aucun autre espace n’est connecté pour l’instant
home-health-asked = 
    { $count ->
        [one] Une question vous attend
       *[other] { $count } questions vous attendent
    }
home-asked-code = Seul un code court a été donné
home-answer = Répondre
home-asked-more = 
    { $count ->
        [one] 1 autre question
       *[other] { $count } autres questions
    }
home-health-copied = covisa sur cet ordinateur a été copié ou rétabli : il ne sait pas encore ce qui a été signé depuis
home-confirm-home = C’est le bon ordinateur
home-confirm-home-sure = Cet ordinateur est-il le seul à faire tourner cet espace ?
home-confirm-clock = La date et l’heure sont justes
home-confirm-clock-sure = La date et l’heure sont-elles justes ?
home-health-restored = Rétabli depuis une sauvegarde : personne n’est vert tant que vous n’avez pas relu les espaces
home-confirm-restored = J’ai relu les espaces
home-confirm-restored-sure = Oui : tous ceux qui sont marqués vérifiés restent dignes de confiance
home-confirm-nobody-came = Personne n’est venu pendant ce temps
home-confirm-nobody-came-sure = Oui : personne n’est venu, et les jours comptent comme avant
home-backed-up = Dernière sauvegarde : { $when }, dans { $folder }
home-health-clock = L’horloge de cet ordinateur est déréglée : réglez la date et l’heure
home-health-twin = Un second ordinateur fait tourner covisa avec la clé de cet espace : arrêtez covisa sur l’un des deux
home-health-store = Rien ne peut être enregistré : { $reason }
home-desk =
    { $count ->
        [0] Pas encore de visiteurs aujourd’hui
        [one] { $count } visiteur aujourd’hui
       *[other] { $count } visiteurs aujourd’hui
    }
home-members =
    { $count ->
        [0] Personne n’a encore de carte
        [one] { $count } membre a une carte
       *[other] { $count } membres ont une carte
    }
home-spaces =
    { $count ->
        [0] Aucun espace vérifié pour l’instant
        [one] Vous avez vérifié { $count } espace
       *[other] Vous avez vérifié { $count } espaces
    }
home-todo = À faire
home-todo-none = Rien à faire. Bonne journée !
home-today = Ici aujourd’hui
home-day-before = la veille
home-day-after = le lendemain
home-today-none = Pas encore de visiteurs.
home-day = Ici le { $day }
visit-forget = Effacer le nom
visit-forget-sure = Vraiment ? Le nom s’efface, la visite compte toujours.
home-task-requests =
    { $count ->
        [one] Un espace demande si un visiteur est de chez vous
       *[other] { $count } questions d’autres espaces attendent une réponse
    }
home-task-recovery = Imprimer les mots de récupération et les mettre en lieu sûr ailleurs
home-task-members = Importer votre liste de membres
home-task-friends = Trouver d’autres espaces
home-task-decide =
    { $count ->
        [one] Un espace attend votre décision
       *[other] { $count } espaces attendent votre décision
    }
home-task-pin =
    { $count ->
        [one] Vérifier la clé du seul espace connu ici
       *[other] Vérifier la clé des espaces auxquels vous faites confiance : { $count } sont connus
    }
home-task-cards =
    { $count ->
        [one] { $count } carte prend fin dans la semaine
       *[other] { $count } cartes prennent fin dans la semaine
    }
home-task-review = Relire vos conditions : sont-elles toujours valables ?

## Visits

visit-nth =
    { $day ->
        [one] première visite
       *[other] visite n° { $day }
    }
visit-over = terminée
space-unnamed = Un espace sans nom

## Words of many pages

search = Chercher
save = Enregistrer
more = Afficher plus
days =
    { $count ->
        [one] { $count } jour
       *[other] { $count } jours
    }

## Members

members-lead =
    { $count ->
        [0] Personne n’est encore inscrit.
        [one] { $count } personne inscrite.
       *[other] { $count } personnes inscrites.
    }
members-import = Importer une liste
members-add = Ajouter un membre
members-none-title = Encore personne
members-none = Exportez la liste des membres depuis le système que vous utilisez, ou enregistrez un tableau en CSV, puis importez-la. Seuls les noms, les adresses, les formules et les dates sont gardés, et ils restent sur cet ordinateur.
members-search = Nom, formule ou e-mail
members-which = Quels membres
members-sort = Trié par :
members-pick-all = Sélectionner toute la page
members-print-picked = Cartes pour la sélection
members-instead = Les cartes actuelles de la sélection ne comptent plus
members-all = Tout le monde
members-card = Carte
members-until = Valable jusqu’au
members-found-none = Personne ne correspond.
members-cards-title = Plusieurs cartes à la fois
members-cards = Dix cartes tiennent sur une feuille A4. Le fichier s’ouvre dans n’importe quel navigateur, d’où vous l’imprimez.
members-print-bare =
    { $count ->
        [one] Faire la carte qui manque
       *[other] Faire les { $count } cartes qui manquent
    }
members-print-due =
    { $count ->
        [one] Renouveler la carte qui prend fin
       *[other] Renouveler les { $count } cartes qui prennent fin
    }
members-printed = Les cartes sont faites. Le fichier est dans vos téléchargements.
members-export = Enregistrer en CSV
members-undo = Annuler le dernier import
members-undo-sure = Vraiment l’annuler ?
members-redo-title = Une liste a été annulée
members-redo-when = Le { $when }. Pendant un jour, tant que rien d’autre ne change, elle peut être rétablie telle quelle, avec ses cartes. Ensuite, rien n’est conservé des personnes qu’elle avait apportées.
members-redo = La rétablir ({ $count ->
        [one] 1 membre
       *[other] { $count } membres
    })
members-undo-title = La dernière liste
members-undo-when = Importée le { $when }. On peut l’annuler pendant un jour ; voici ce qui se passerait :
members-undo-gone =
    { $count ->
        [one] 1 membre qu’elle a apporté est effacé
       *[other] { $count } membres qu’elle a apportés sont effacés
    }
members-undo-passes-gone =
    { $count ->
        [one] 1 de leurs pass n’est plus valable, cartes imprimées comprises
       *[other] { $count } de leurs pass ne sont plus valables, cartes imprimées comprises
    }
members-undo-back =
    { $count ->
        [one] 1 membre qu’elle a modifié redevient comme avant
       *[other] { $count } membres qu’elle a modifiés redeviennent comme avant
    }
members-undo-passes-back =
    { $count ->
        [one] 1 pass qu’elle avait retiré est à nouveau valable
       *[other] { $count } pass qu’elle avait retirés sont à nouveau valables
    }
members-undo-plans =
    { $count ->
        [one] le choix pour 1 formule redevient comme avant
       *[other] les choix pour { $count } formules redeviennent comme avant
    }
member-carded = a une carte
member-due = carte à renouveler
member-bare = sans carte
member-stays = sans visa
member-not-yet = pas encore
member-ended = adhésion terminée
member-ended-how = Ses pass ne sont plus valables. En cas de retour, importez cette personne avec la prochaine liste, ou indiquez plus bas un autre dernier jour.
member-stays-how = Sa formule n’utilise pas le visa. Quand vous importez une liste, vous choisissez les formules qui l’utilisent.
member-not-yet-how = Le premier jour est encore à venir. Un pass sera possible à partir de là.
member-change = Modifier les données
member-erase-what = L’effacement retire de cet ordinateur tout ce qui porte le nom de cette personne. Ses pass ne sont plus valables, et c’est sans retour.
member-end-now = Mettre fin à l’adhésion
member-end-sure = Vraiment y mettre fin ?
member-erase = Effacer les données
member-erase-sure = Vraiment effacer ? Il n’y a pas de retour possible.
member-name = Nom
member-first-name = Prénom
member-last-name = Nom de famille
member-email = E-mail
member-city = Ville de résidence
member-city-what = Seulement si les pass doivent l’indiquer : certains espaces demandent d’où l’on vient.
member-country = Pays de résidence
member-residence = Position de cette ville
member-plan = Formule
member-tier = Type d’adhésion
member-since = Membre depuis
member-until = Membre jusqu’au
member-external-id = Numéro dans votre système
member-state = En cours ou non
member-tier-unsaid = non précisé
member-tier-day = À la journée
member-tier-flex = Poste flexible
member-tier-dedicated = Poste fixe
member-tier-team = Bureau ou équipe

## A card, a pass for one host

card-title = Carte
card-new = Nouvelle carte
card-what = Pour tous les hôtes. Elle s’imprime, ou s’envoie sur un téléphone ; qui l’a en main a le pass.
card-shows = Ce que voient les hôtes
shows-home-name = Nom de cet espace
card-days = Durée de validité
card-instead = La carte valable jusqu’au { $day } ne compte plus
card-instead-what = Une seule carte à la fois est plus sûr. Décochez pour que les deux comptent, le temps que la nouvelle arrive par exemple.
card-issue = Faire une carte
card-lost = Carte perdue
card-lost-sure = Vraiment perdue ? L’ancienne ne sera plus valable.
guest-title = Pass pour un seul hôte
guest-what = Seul cet hôte peut s’en servir, et le pass ne montre que ce que le membre a choisi.
guest-nobody = Vérifiez d’abord, sous « Espaces », la clé d’un espace où ce membre veut aller.
guest-host = Hôte
guest-from = Premier jour
guest-until = Dernier jour
guest-shows = Ce que voit cet hôte
guest-announce = Annoncer la visite à l’hôte
guest-announce-what = Plus besoin de téléphone ni de carte : il suffit de dire le code court.
guest-issue = Faire le pass
passes-title = Pass
passes-none = Aucun pour l’instant.
passes-kind = Pour
passes-state = État
passes-made = Créé le
passes-do = Actions
pass-card = tous les hôtes (carte)
pass-card-phone = Carte sur le téléphone
pass-for = seulement
pass-valid = valable
pass-suspended = suspendu
pass-revoked = retiré
pass-over = expiré
pass-suspend = Suspendre
pass-resume = Rétablir
pass-revoke = Retirer
pass-revoke-sure = Vraiment ? C’est définitif.
made-card = La nouvelle carte
made-guest = Le nouveau pass pour
made-code = Code QR du pass
made-short = Code court
made-wanting = Les conditions de l’hôte demandent ce que le pass ne montre pas : { $what }.
made-keep = Montré une seule fois, gardé nulle part. À imprimer ou à envoyer maintenant.
made-print = Enregistrer pour imprimer
made-passport = Enregistrer le pass à envoyer
made-copy = Copier le texte

## The passport that a member gets

passport-title = Pass coworking
passport-show = À montrer à la réception
passport-only = Seulement pour
passport-until = Valable jusqu’au { $day }
passport-how = Mode d’emploi
passport-how-text = Montrez le code à la réception d’un espace hôte, ou dites le code court et le nom de votre espace d’attache. Le fichier fonctionne sans internet.
passport-learns = Qui apprend quoi
passport-learns-host = L’espace hôte où vous allez voit ce qui est imprimé ici, et compte vos jours sous un numéro qu’aucun autre hôte n’a.
passport-learns-home = Votre espace d’attache n’apprend rien de vos visites, sauf si l’hôte l’interroge à votre sujet.
passport-learns-else = Personne d’autre n’apprend rien.
passport-hosts = Où vous pouvez travailler
passport-lost = Perdu ?
passport-lost-text = Dites-le à votre espace d’attache. L’ancien pass ne sera alors plus valable.

## Bringing in a list

import-lead = Déposez le fichier qu’exporte votre système. Rien n’est changé avant que vous ayez vu ce qui changerait.
import-file = Liste des membres (CSV ou .xlsx)
import-complete = La liste nomme tout le monde
import-complete-what = Qui était dans une liste précédente et manque dans celle-ci est considéré comme parti.
import-look = Vérifier la liste
import-guess = Ressemble à une liste { $profile } · colonnes comprises : { $matched } sur { $columns }
import-guess-columns = Lue d’après les noms de ses colonnes : { $matched } comprises sur { $columns }
import-done = La liste est importée.
import-new = nouveaux
import-changed = avec changement
import-resumed = de retour
import-ending = sans visa désormais
import-problems = avec problème
import-unchanged = sans changement
import-revoked =
    { $count ->
        [one] { $count } pass est retiré par cet import.
       *[other] { $count } pass sont retirés par cet import.
    }
import-column = Colonne
import-taken = Comprise comme
import-samples = Par exemple
import-dropped = non conservée
import-problems-title = Lignes illisibles
import-row = Ligne { $line }
import-plans = Quelles formules utilisent le visa ?
import-planless = Membres sans formule
import-plan-members = ({ $count })
import-each =
    { $count ->
        [one] Le seul changement
       *[other] Les { $count } changements
    }
import-hidden =
    { $count ->
        [one] … et { $count } autre.
       *[other] … et { $count } autres.
    }
import-emptied-plan =
    { $count ->
        [one] Des cellules vides effacent la formule de 1 membre.
       *[other] Des cellules vides effacent la formule de { $count } membres.
    }
import-emptied-since =
    { $count ->
        [one] Des cellules vides effacent le premier jour de 1 membre.
       *[other] Des cellules vides effacent le premier jour de { $count } membres.
    }
import-emptied-until =
    { $count ->
        [one] Des cellules vides effacent le dernier jour de 1 membre.
       *[other] Des cellules vides effacent le dernier jour de { $count } membres.
    }
import-emptied-email =
    { $count ->
        [one] Des cellules vides effacent l’adresse e-mail de 1 membre.
       *[other] Des cellules vides effacent l’adresse e-mail de { $count } membres.
    }
import-since = depuis le { $day }
import-until = jusqu’au { $day }
import-stay-ended =
    { $count ->
        [one] L’adhésion de 1 personne de la liste est terminée ici et le reste : la liste n’a pas de colonne pour l’état.
       *[other] Les adhésions de { $count } personnes de la liste sont terminées ici et le restent : la liste n’a pas de colonne pour l’état.
    }
import-resume = Les personnes dont l’adhésion était terminée sont à nouveau membres.
import-other = La ligne { $line } a le numéro de { $name }, avec un autre nom et une autre adresse : elle est laissée de côté. Si les numéros ne font que compter les lignes, choisissez « non conservée » pour cette colonne.
import-left-elsewhere =
    { $count ->
        [one] 1 ligne dit qu’une personne est partie. Le membre d’ici qui a cette adresse n’est pas venu avec cette liste : rien ne prend fin.
       *[other] { $count } lignes disent que des personnes sont parties. Les membres d’ici qui ont ces adresses ne sont pas venus avec cette liste : rien ne prend fin.
    }
import-nameless = Quelle colonne contient les noms ?
import-nameless-what = Choisissez la colonne des noms, ou celles du prénom et du nom de famille.
import-words = Que veulent dire ces mots ?
import-word-unsaid = Choisissez
import-word-active = est membre
import-word-not-yet = sera membre à partir du premier jour
import-word-ended = n’est plus membre
import-dates = Comment lire des dates comme 05/06/2026 ?
import-day-first = le jour d’abord : 5 juin
import-month-first = le mois d’abord : 6 mai
import-keep = Retenir sous le nom
import-keep-example = Notre liste
import-keep-what = La prochaine liste avec les mêmes en-têtes sera lue ainsi. Laissé vide, rien n’est retenu.
import-more = Des lettres fausses ?
import-charset = Jeu de caractères
import-charset-found = détection automatique
charset-everyone = toutes les langues
charset-western = Europe de l’Ouest, Amérique
charset-central = Europe centrale
charset-turkish = turc
charset-baltic = balte
charset-mac = anciens Mac
charset-dos = programmes DOS
import-nothing = Cette liste ne change rien. Il n’y a rien à faire.
import-go = Importer
import-skips = Les lignes à problème sont laissées de côté.
import-undo = Annuler

## Questions of other spaces

requests-title = Est-ce un de vos membres ?
requests-lead = Un hôte demande, car un visiteur n’a ni téléphone ni carte. Votre réponse lui ouvre la porte pour aujourd’hui.
requests-none = Aucune question pour l’instant.
request-asked-us = vous a demandé à { $time }
request-asked-by-us = vous avez demandé à { $time }
request-waiting = pas encore arrivé
request-delivered = attend une réponse
request-ours = est membre
request-not-ours = pas membre
request-ended = trop tard
request-who = Qui est-ce ?
request-choose = Choisir…
request-yes = Oui, de chez nous
request-no = Non

## Spaces

copy = Copier
spaces-lead =
    { $count ->
        [0] Aucun autre espace n’est encore connu.
        [one] { $count } autre espace est connu.
       *[other] { $count } autres espaces sont connus.
    }
spaces-find = Trouver des espaces
directory-count =
    { $count ->
        [one] 1 espace.
       *[other] { $count } espaces.
    }
spaces-map = Carte du monde
spaces-search = Nom ou ville
spaces-country = Pays
spaces-standing = Statut
spaces-all = Tous les statuts
spaces-none = Aucun espace ne correspond.
spaces-out = Cette liste, pour d’autres programmes :
map-label =
    { $count ->
        [one] Carte du monde avec { $count } espace
       *[other] Carte du monde avec { $count } espaces
    }
map-ended = Un anneau : les conditions des espaces à cet endroit ont pris fin.
space-looks-like = Son nom ressemble à { $name }, mais sa clé est différente. Appelez { $name } avant de faire confiance à cet espace.
space-conflicting = Cet espace a signé deux déclarations différentes sous un même numéro. Demandez à son équipe ce qui s’est passé.
space-no-terms = Cet espace n’a pas dit ce qu’il offre.
space-grants = Ce qu’il offre
space-points = Point par point
space-signed = Signé le
space-holds = Valable jusqu’au
space-held = Valait jusqu’au
space-ended = terminé
space-history = Ce qu’il a promis, le plus récent d’abord
space-trust = Est-ce bien eux ?
space-trust-what = Appelez-les à un numéro que vous connaissez et faites-vous lire ceci : c’est affiché sur leurs propres pages. Une fois la clé vérifiée, leurs membres peuvent passer au vert à votre réception.
space-trust-done = Vous l’avez vérifié : leurs membres peuvent passer au vert à votre réception. En cas de doute, appelez-les à un numéro que vous connaissez et faites-vous le relire.
space-pin = C’est la même : faire confiance
space-vouch = Se porter garant
space-vouch-sure = Vous dites à tous que vous connaissez les gens de cet espace. D’autres, qui ont vérifié votre clé, peuvent laisser entrer ses membres pour cette raison.
space-unvouch = Ne plus s’en porter garant
space-vouched = { $by } se portent garants de cet espace. Ce que ses membres reçoivent pour cela, vous le choisissez dans les réglages.
space-unpin = Ne plus faire confiance
space-unpin-sure = Vraiment ? Leurs membres passent à l’orange, et ce qu’ils promettaient auparavant est oublié ici.
space-block = Bloquer
space-block-sure = Vraiment ? Leurs membres passent au rouge.
space-unblock = Débloquer
space-reach = Comment les joindre
space-heard = Dernières nouvelles
space-no-contact = non précisé
ago-minutes =
    { $count ->
        [0] à l’instant
        [one] il y a { $count } minute
       *[other] il y a { $count } minutes
    }
ago-hours =
    { $count ->
        [one] il y a { $count } heure
       *[other] il y a { $count } heures
    }
ago-days =
    { $count ->
        [one] il y a { $count } jour
       *[other] il y a { $count } jours
    }
channel-email = E-mail
channel-phone = Téléphone
channel-web = Site web
channel-form = Formulaire
channel-social = Réseaux sociaux
channel-post = Courrier
channel-fax = Fax
find-lead = Une seule connexion suffit : chaque espace fait connaître tous les autres.
find-add = Se connecter à un autre espace
find-address = Adresse
find-address-what = Son équipe la trouve sur sa page « Trouver des espaces ». Elle commence par une barre oblique.
find-connect = Se connecter
find-own = Votre propre adresse
find-own-what = Donnez-la aux autres espaces. Depuis l’extérieur, elle doit mener chez vous : faites suivre, dans votre box ou votre routeur, le port qui suit /tcp/.
find-invited = Vous avez une invitation
find-invite-what = Envoyez un lien à quelqu’un que vous connaissez et qui gère un autre espace : son nœud trouve ainsi le vôtre, sans taper d’adresse.
find-by-address = Avec une adresse
join-title = Vous êtes invité
join-field = Invitation
join-field-what = La ligne qui commence par CVI1., ou la lettre qui la contient.
join-of = { $name } vous invite, jusqu’au { $day }.
join-of-nobody = Un espace qui ne dit pas son nom vous invite, jusqu’au { $day }.
join-ended = Cette invitation a pris fin le { $day }. Demandez-en une autre.
join-pin = Rejoindre, et accueillir leurs membres
join-pin-what = Si vous savez qui vous l’a envoyée : leurs membres peuvent passer au vert à votre réception.
join-only = Rejoindre seulement
invite-title = Inviter un espace
invite-name = Qui invitez-vous ?
invite-name-what = Pour votre propre liste : ce n’est pas envoyé.
invite-follows = Quand ils auront accepté
invite-nothing = Je décide alors
invite-pin = Leurs membres sont aussitôt bienvenus : je connais ces gens
invite-vouch = De même, et je me porte garant d’eux auprès des autres
invite-more = Pour plusieurs espaces, ou une autre durée
invite-times = Espaces
invite-days = Jours
invite-make = Créer l’invitation
invite-made = Envoyez-leur ceci
invite-made-what = Elle n’est montrée qu’une fois. Qui l’a peut l’accepter, jusqu’au { $day } : ne l’envoyez à personne d’autre.
invite-letter =
    { $name } vous invite au Visa coworking : vos membres travaillent ici quelques jours, les nôtres chez vous.

    Ouvrez ce lien sur l’ordinateur où tourne covisa :
    { $link }

    Ou copiez cette ligne, et collez-la là-bas dans Espaces, « Trouver des espaces » :
    { $text }

    Vous n’avez pas encore covisa ? https://github.com/covisa/covisa
invite-copy-letter = Copier la lettre
invite-copy-line = Copier la ligne seule
invite-code = L’invitation sous forme de code
invite-given = Invitations envoyées
invite-given-none = Aucune pour l’instant.
invite-accepted = Invitations acceptées
invite-someone = Sans nom
invite-withdraw = Retirer
invite-withdraw-sure = Vraiment ? Plus personne ne pourra l’accepter.
given-open = ouverte jusqu’au { $day }
given-used = acceptée
given-withdrawn = retirée
given-ended = terminée le { $day }
accepted-waiting = pas encore joint : covisa continue d’essayer
accepted-told = ils vous connaissent
accepted-refused = ils ne connaissent plus cette invitation : demandez-en une autre
accepted-ended = elle a pris fin avant qu’ils soient joints : demandez-en une autre
decide-title = En attente de votre décision
decide-invited-as = A accepté votre invitation « { $name } » le { $day }.
decide-invited = A accepté votre invitation le { $day }.
decide-invites = Vous a invité ; vous avez accepté le { $day }.
decide-yes = Accueillir leurs membres
decide-one-day = Pour un jour
decide-later = Pas maintenant
decide-never = Jamais
space-note = Votre note : { $note }
space-limit-one-day = Limité : leurs membres ont une journée.
space-limit-identity-seen = Limité : leurs membres sont bienvenus une fois qu’une pièce a été regardée.
space-limit-lift = Lever la limite
space-limit-to-one-day = Limiter à un jour
space-note-why = Une note, pour votre équipe
start-invited = Avez-vous été invité ?
start-invited-what = Collez l’invitation : vous êtes relié dès que l’espace est fondé.
explained-title = Votre espace est invité
explained-what = Un autre espace de coworking veut échanger des visites avec le vôtre : vos membres y travaillent quelques jours, les leurs chez vous. Vous décidez des conditions.
explained-lost = L’invitation manque dans cette adresse. Ouvrez en entier le lien qu’on vous a envoyé.
explained-noscript = Cette page a besoin de JavaScript pour transmettre l’invitation. Ou copiez toute l’adresse dans covisa : Espaces, « Trouver des espaces ».
explained-here = covisa tourne sur cet ordinateur
explained-here-what = Ouvrez-y l’invitation : vous voyez qui vous invite avant que rien ne se passe.
explained-open = Ouvrir dans covisa
explained-elsewhere = Sur un téléphone, ou un autre ordinateur
explained-elsewhere-what = Envoyez cette ligne à l’ordinateur où tourne covisa, et collez-la là-bas dans Espaces, « Trouver des espaces ».
explained-new = Vous n’avez pas encore covisa ?
explained-new-what = Il est libre et tourne sur un ordinateur de votre bureau : pas de compte, pas de frais, personne entre vous. Installez-le, puis rouvrez ce lien.
find-peers = Connexions
find-peers-none = Aucune pour l’instant.
find-nearby = Dans ce réseau
find-nearby-none = Aucun espace trouvé dans ce réseau.
find-nearby-off = covisa n’en cherche pas d’autres ici : on ne le joint que depuis cet ordinateur, ou les réglages le veulent ainsi.
find-nearby-claims = selon ses dires
peer-connected = connecté
peer-away = injoignable
peer-space = son espace

## Own terms

terms-lead = Ce que vous offrez aux membres d’autres espaces. Chaque réception et chaque membre le lit dans sa langue.
terms-now = Ce qui vaut aujourd’hui
terms-none = Vous n’avez pas encore publié de conditions.
terms-upcoming = À partir du { $day } :
terms-ended = Ses conditions ont pris fin le { $day } et n’ont pas été renouvelées : demandez avant d’y aller.
terms-reviewed = Dernière confirmation le { $day }.
terms-reviewed-now = Confirmé.
terms-still-true = Toujours valable
terms-change = Modifier
terms-more = Vos conditions disent plus que ce formulaire ne peut montrer. Tout cela reste tel quel.
terms-whole = Tout ce que vos conditions peuvent dire
terms-whole-what = Plusieurs offres côte à côte, groupes, distances, prix et tout le reste, en lignes simples. Chaque ligne fautive est signalée pendant la saisie.
terms-whole-wrong = Cela ne peut pas encore être publié :
terms-whole-line = Ligne { $line } :
terms-whole-sample = Tous les réglages, avec exemple
terms-says = En toutes lettres
# $day: a day
terms-replaces = Ce qui devait s’appliquer à partir du { $day } est remplacé par ceci.
terms-before = Maintenant
terms-after = Ensuite
terms-from = Valable à partir du
terms-from-what = Vide : tout de suite. Les visiteurs déjà là gardent vos anciennes conditions.
terms-publish = Signer et publier
terms-published = Publié. Les espaces connectés l’ont dans un instant, les autres à leur retour.
terms-history = Tout ce que vous avez publié
form-as-it-is = comme maintenant
form-unsaid = non précisé
form-visa = Votre espace participe-t-il ?
form-visa-yes = Oui
form-visa-no = Non
form-gives = Les membres d’autres espaces
form-group-who = Qui, et combien
form-group-before = Avant et à l’arrivée
form-group-price = Ce qui est payant
form-group-house = Horaires et le reste
form-benefit = Ce qu’ils obtiennent
form-percent = Pourcentage de réduction
form-amount = Combien
form-unit = Unité
form-per = Période
form-amount-what = Laissez le nombre vide pour dire « bienvenue, sans compter ».
form-more = Davantage, si nous le voulons
form-booking = Avant de venir
form-booking-none = rien à faire
form-booking-contact = écrire ou appeler
form-booking-reserve = réserver
form-booking-form = remplir un formulaire
form-booking-approval = demander et attendre le feu vert
form-days-before = Jours à l’avance
form-photo-id = La réception regarde une pièce d’identité avec photo
form-guests = Leurs invités
form-guests-none = aucun
form-guests-free = gratuitement
form-guests-paid = payants
form-guests-policy = à nous de voir
form-km = Espace d’attache à au moins … km
form-price = Prix d’un jour au-delà
form-price-form = Un nombre, comme 12 ou 8,40
form-currency = Devise
form-currency-form = Trois lettres, comme EUR
form-hours = Ouvert aux visiteurs
form-week-days = Lun–ven
form-week-all = Tous les jours
form-hours-what = Aucun jour coché : les horaires ne sont pas précisés.
form-hours-text = À la manière d’OpenStreetMap, comme Mo-Fr 09:00-18:00; PH off
terms-holidays = Les jours fériés (PH) sont ceux du pays { $country }. Ceux d’une seule région ne sont pas connus : ces jours-là, la réception n’apprend rien des horaires.
terms-holidays-unknown = Ces horaires dépendent des jours fériés (PH), et covisa n’a pas de calendrier de votre pays : la réception n’apprend rien des horaires. Indiquez le pays dans les réglages, ou écrivez des dates.
form-from = de
form-to = à
form-note = Autre chose à dire aux visiteurs
form-benefit-none = rien
form-benefit-free = travaillent gratuitement
form-benefit-discount = travaillent à prix réduit
form-benefit-priced = peuvent louer un poste
form-benefit-host-decides = gratuitement ou moins cher, à nous de voir
form-benefit-welcome = peuvent venir, prix non précisé
form-unit-day = jours
form-unit-visit = visites
form-unit-half-day = demi-journées
form-unit-hour = heures
form-unit-week = semaines
form-unit-month = mois
form-per-month = par mois
form-per-calendar-month = par mois civil
form-per-week = par semaine
form-per-day = par jour
form-per-year = par an
form-per-visit = par séjour
form-per-first-visits = de leurs premières visites
form-per-lifetime = en tout
form-per-unstated = (sans précision)
day-monday = Lundi
day-tuesday = Mardi
day-wednesday = Mercredi
day-thursday = Jeudi
day-friday = Vendredi
day-saturday = Samedi
day-sunday = Dimanche

## Settings

recovery-title = À garder en lieu sûr
recovery-what = Imprimez ces 24 mots et rangez-les loin de cet ordinateur. S’il est volé un jour, ils vous permettront de retrouver votre nom.
recovery-show = Montrer les mots
recovery-sheet = Mots de récupération. Gardez cette feuille là où vous gardez vos contrats.
recovery-day = Imprimée le { $day }
recovery-code = Code QR des mots de récupération
recovery-cases = Ordinateur perdu ou en panne : sur un nouveau, choisissez « Déménager depuis un autre ordinateur » et prenez la dernière sauvegarde ; ces mots l’ouvrent. Ordinateur volé ou fichiers copiés : de même, puis Réglages, « Votre clé ». Qui prend l’ordinateur a la clé qui signe et la suivante : seuls ces mots aident alors. Le code contient les 24 mots, pour l’appareil photo d’un autre ordinateur.
recovery-print = Imprimer la feuille
recovery-word = Retapez le septième mot, pour vérifier que la feuille est lisible
recovery-taken = C’est imprimé : enlever les mots d’ici
recovery-gone = Les mots ne sont plus sur cet ordinateur. Prenez bien soin de la feuille.
devices-title = Qui a accès
devices-none = Personne d’autre que vous.
devices-since = depuis le { $day }
devices-out = Retirer l’accès
devices-out-sure = Vraiment ?
role-desk = Réception : vérifie les visiteurs
role-reader = Lecture : voit tout, ne change rien
role-admin = Gestion : peut tout faire
let-in-title = Autoriser un autre navigateur
let-in-here-only = Pour l’instant, seuls les navigateurs de cet ordinateur ouvrent ces pages. Pour une tablette, activez d’abord « Tablettes à l’accueil ».
let-in-name = Comment l’appelez-vous ?
let-in-name-example = Tablette de la réception
let-in-role = C’est pour
let-in-go = Obtenir un code
tablets-title = Tablettes à l’accueil
tablets-what = Une tablette ou un téléphone à l’accueil peut aussi vérifier les visiteurs. Il ouvre la page d’accueil des visiteurs et rien d’autre.
tablets-open = Les tablettes entrent par
tablets-plain = Rien n’est chiffré en chemin : la caméra d’une tablette reste donc éteinte. Utilisez un lecteur, des photos ou le code. Avec votre propre certificat (voir « Où »), la caméra fonctionne et les téléphones des membres gardent leur pass.
tablets-encrypted = Chiffré, avec votre certificat. Il est valable jusqu’au { $day }.
tablets-by-file = config.toml fixe l’endroit. Pour le changer ici, retirez http.desk_listen de ce fichier et redémarrez covisa.
tablets-own-network = Ce réseau est à nous seuls ; les visiteurs en utilisent un autre
tablets-own-network-what = Nécessaire sans certificat : qui est sur le réseau pourrait lire.
tablets-place = Où
tablets-name = Nom ou adresse de cet ordinateur
tablets-name-any = celui qu’il a
tablets-port = Port
tablets-again = Après un changement de nom, de port ou de certificat, autorisez de nouveau les tablettes avec un nouveau code.
tablets-certificate = Votre certificat : placez certificate.pem et key.pem dans { $folder }. covisa les prend en une demi-minute, et à chaque changement.
cards-title = Cartes
settings-index = Réglages de cette page
settings-house = Votre lieu
settings-desk = Accueil et cartes
settings-machine = Clé et ordinateur
cards-days = Une carte compte tant de jours
cards-theft = Pour les cartes imprimées ou envoyées désormais ; les téléphones des membres en font de plus courtes. Une carte peut être retirée à tout moment. Ce n’est que si votre clé est volée qu’il faut toutes les réimprimer.
vouched-title = Espaces dont d’autres se portent garants
vouched-what = Un espace que vous n’avez pas vérifié a des garants dès que deux autres disent le connaître : des espaces que vous avez vérifiés, ou dont ceux-ci se portent garants. Personne d’autre ne décide à qui vous faites confiance.
vouched-get = Leurs membres
vouched-ask = sont à l’orange : la personne responsable décide
vouched-identity-seen = reçoivent ce que donnent vos conditions, après un regard sur une pièce d’identité
vouched-one-day = reçoivent ce que donnent vos conditions, une journée
vouched-full = reçoivent ce que donnent vos conditions, comme si vous aviez vérifié la clé
premises-title = Avant de venir
premises-own = Ce que les visiteurs doivent savoir
premises-what = Les autres espaces et leurs membres le lisent. Ce que vous laissez vide compte comme « non précisé », jamais comme « non ».
premises-change = Accès et équipement
premises-unstated = non précisé
premises-step-free = Accès sans marche
premises-door = Porte la plus étroite
premises-door-cm = Porte la plus étroite, en cm
premises-cm = { $count } cm
premises-lift = Ascenseur
premises-toilets = Toilettes accessibles
premises-floor = Étage
premises-floor-number = Étage (0 est le rez-de-chaussée)
premises-at-floor = { $floor ->
        [0] rez-de-chaussée
       *[other] { $floor }
    }
premises-entrance = Comment trouver l’entrée
premises-entrance-example = Deuxième cour, sonnez deux fois
premises-booths = Cabines téléphoniques
premises-quiet = Zone de silence
premises-monitors = Écrans pour les visiteurs
premises-nursery = Garde d’enfants
premises-pets = Animaux bienvenus
premises-parking = Stationnement
parking-none = aucun
parking-bicycle = vélos
parking-car = voitures
parking-accessible = places accessibles
parking-charging = recharge de voitures électriques
extent-yes = oui
extent-no = non
extent-limited = en partie ou sur demande
tablets-go = Ouvrir aux tablettes
pairing-code = Code QR de l’adresse
pairing-how = Scannez ceci avec l’autre appareil, ou ouvrez l’adresse et tapez le code.
pairing-here-only = Cette adresse ne fonctionne que sur cet ordinateur : ouvrez-la ici dans un autre navigateur. Pour un autre appareil, activez d’abord « Tablettes à l’accueil ».
pairing-once = Il sert une seule fois, dans les dix minutes. C’est pour :
contacts-title = Comment vous joindre
contacts-what = Les autres espaces le voient, et c’est imprimé sur les cartes de vos membres.
contacts-lines = Un contact par ligne
key-title = Votre clé
key-what = Les autres espaces vous appellent et se font lire ceci. Lisez-le tel qu’il est affiché ici.
happened-title = Ordinateur volé, ou d’autres personnes prennent le relais
happened-what = Que s’est-il passé ?
happened-stolen = L’ordinateur ou ses fichiers peuvent être entre d’autres mains
happened-staff = D’autres personnes s’occupent désormais de l’espace
happened-show = Montrer la nouvelle feuille
happened-lost = Si c’est un autre ordinateur qui est en panne ou perdu, démarrez covisa sur un nouveau et choisissez « Déménager depuis un autre ordinateur ».
happened-then-stolen = Ce qui sera fait : cet ordinateur reçoit de nouvelles clés et tous les autres espaces l’apprennent. Les cartes faites jusqu’ici ne comptent plus ; là où le visiteur est déjà connu, quelqu’un décide. Chacun reçoit une nouvelle carte.
happened-then-staff = Ce qui sera fait : cet ordinateur reçoit de nouvelles clés. Les anciens mots et clés ne comptent plus ; les cartes comptent toujours.
happened-sheet = Imprimez d’abord cette nouvelle feuille. L’ancienne n’ouvrira plus que les sauvegardes faites jusqu’à aujourd’hui : gardez-la aussi longtemps qu’elles.
happened-do = La nouvelle feuille est imprimée : utiliser les nouveaux mots
happened-done = C’est fait. Cet ordinateur signe avec de nouvelles clés, et la nouvelle feuille compte.
happened-reprint = 
    { $count ->
        [one] { $count } membre a besoin d’une nouvelle carte.
       *[other] { $count } membres ont besoin de nouvelles cartes.
    }
happened-print = Faire toutes les nouvelles cartes, en page à imprimer
happened-nobody = Personne n’a besoin d’une nouvelle carte.
closing-title = L’espace ferme, est vendu ou fusionne
closing-what = Tous les autres espaces apprennent que celui-ci a pris fin. Ses cartes ne comptent plus nulle part, et ses membres sont dirigés vers l’espace qui prend le relais. On ne peut pas revenir en arrière.
closing-successor = L’identifiant de l’espace qui prend le relais, s’il y en a un
closing-go = Mettre fin à cet espace pour de bon
closing-sure = Vraiment y mettre fin, pour de bon ?
backup-title = Sauvegarde
backup-what = Chaque nuit, un fichier avec tout ce que cet espace ne peut récupérer auprès d’autres. Les 24 mots de récupération l’ouvrent. Trois sont gardés.
    .besides = Chaque nuit, un fichier avec tout ce que cet espace ne peut récupérer auprès d’autres. Les 24 mots de récupération l’ouvrent, votre phrase secrète aussi. Trois sont gardés.
backup-none = Il n’y en a pas encore.
backup-take = Enregistrer une copie
backup-at-home = Elles se trouvent sur cet ordinateur et seraient perdues avec lui. Enregistrez de temps en temps une copie sur une clé USB ou un partage, ou indiquez un autre dossier dans config.toml.
backup-now = En faire une maintenant
backup-made = La sauvegarde est faite.
backup-unsealed = Les sauvegardes sont scellées avec les mots de récupération, et personne n’a saisi sur cet ordinateur ceux qui comptent. Saisissez-les une fois :
backup-seal = Utiliser ces mots
settings-cities = Données des villes :
settings-map = Carte du monde : Natural Earth

## The kit

kit-lead = Montrez que les membres en voyage sont les bienvenus.
kit-sticker = Autocollant pour la vitrine
kit-sticker-what = Son code contient votre adresse : un autre espace le scanne, et vous voilà connectés.
kit-sticker-web = Son code ouvre votre site : les passants voient qui vous êtes.
kit-sticker-no-web = Ajoutez une adresse web sous « Comment vous joindre », dans les réglages : le code y mènera les passants.
kit-welcome = Bienvenue aux coworkers venus d’ailleurs
kit-code = Code QR de votre adresse
kit-sticker-text = Visa coworking · covisa
kit-flyer = Feuillet pour vos membres
kit-flyer-what = Format A5, à poser à la réception.
kit-flyer-title = Travaillez ailleurs, gratuitement, pendant quelques jours
kit-flyer-text = Votre adhésion ici vous ouvre les portes d’autres espaces. Demandez votre pass coworking à la réception : imprimé, ou sur votre téléphone.
kit-flyer-known = { $count } espaces participent.
kit-flyer-here = Ce que nous offrons en retour :
kit-badges = Vignettes et logo
kit-badges-what = Pour votre site, vos e-mails, votre porte. PNG pour les logiciels qui ne lisent pas le SVG.
kit-badge-light = Vignette claire
kit-badge-dark = Vignette sombre
kit-logo = Logo
kit-closed = Vos conditions disent que votre espace a fermé : il n’y a rien à afficher.
kit-snippet = Pour votre site web
kit-snippet-what = Une phrase sur votre visa, que les moteurs de recherche comprennent aussi. Sans script, elle ne charge rien.
kit-snippet-show = Afficher le code
print-or-pdf = Imprimer ou enregistrer en PDF
kit-badge = Nous acceptons le visa coworking.

## The first run

start-title = Créer votre espace
start-kind = Bienvenue dans covisa
start-lead = Trois minutes, et votre réception peut vérifier les visiteurs d’autres espaces. Rien ne quitte cet ordinateur avant que vous ayez appuyé sur le bouton.
move-title = Déménager depuis un autre ordinateur
move-what = Sur l’ancien ordinateur : Réglages, Sauvegarde. S’il est perdu, prenez la dernière sauvegarde sur le partage ou la clé USB.
move-file = La sauvegarde : un fichier qui se termine par .covisa
move-words = Les 24 mots de la feuille de récupération
move-words-what = Dans l’ordre ; majuscules, numéros et retours à la ligne sont sans importance. La phrase secrète des sauvegardes convient aussi, s’il y en a une.
move-erased = La liste de ce qui a été effacé depuis, s’il y en a une : covisa-…-erased.json
move-erased-what = Elle se trouve à côté de la sauvegarde. Sans elle, quiconque a été effacé après la sauvegarde est de nouveau là.
move-check = Montrer ce qu’elle contient
move-whole = La sauvegarde est complète. Elle date du { $when } et contient :
move-members = 
    { $count ->
        [one] { $count } membre
       *[other] { $count } membres
    }
move-cards = 
    { $count ->
        [one] { $count } carte ou pass
       *[other] { $count } cartes et pass
    }
move-visits = 
    { $count ->
        [one] { $count } visite
       *[other] { $count } visites
    }
move-pinned = 
    { $count ->
        [one] { $count } espace vérifié
       *[other] { $count } espaces vérifiés
    }
move-then = L’espace vivra sur cet ordinateur. Dès qu’un espace que vous connaissez répond, l’ancien ordinateur l’apprend et ne signe plus rien.
move-go = L’installer ici
start-space = Votre espace
start-name = Son nom
start-city = Sa ville
start-what-kind = Type de lieu
start-region = Région, province ou État
start-region-what = Certaines conditions ne valent que pour une région : c’est cette indication qui compte.
start-cities = Villes
start-city-what = Le pays, le fuseau horaire et la place sur la carte en découlent.
start-place = Type, région, pays, fuseau horaire, position
start-zone = Fuseau horaire
start-lat = Degrés nord (sud : moins)
start-lon = Degrés est (ouest : moins)
start-contact = Comment vous joindre
start-terms = Ce que vous offrez aux membres d’autres espaces
start-later = Tout cela peut être modifié à tout moment.
start-go = Commencer
start-city-found = { $city }, { $country } · { $zone }
welcome-title = Premiers pas
words-title = Les mots expliqués
word-visa = Visa coworking
    .means = L’accord entre espaces : leurs membres peuvent travailler quelques jours chez les autres. Chaque espace dit lui-même ce qu’il offre.
word-home = Espace d’attache
    .means = L’espace dont le visiteur est membre. Il fait son pass et peut le retirer.
word-pass = Pass, carte
    .means = Ce que montre le visiteur : un code QR signé par son espace, sur téléphone ou papier. Imprimé ou envoyé pour tous les espaces, on l’appelle carte.
word-code = Code court
    .means = Dix lettres et chiffres qui représentent un pass, à dire ou à saisir quand on ne peut pas scanner. L’espace d’attache est interrogé.
word-offer = Conditions
    .means = Ce qu’un espace offre aux visiteurs : combien de jours, quand, à qui, et ce qu’il faut faire avant.
word-key = Clé
    .means = La longue suite de lettres à laquelle on reconnaît un espace. Un nom se copie, une clé non.
word-checked = Vérifié par nous
    .means = Quelqu’un d’ici a appelé cet espace et comparé sa clé. Alors seulement ses membres peuvent être au vert à l’accueil.
word-colours = Vert, orange, rouge
    .means = Ce que montre l’accueil. Vert : bienvenue. Orange : le pass est authentique, une personne décide du reste. Rouge : ce pass ne compte pas.
word-back = Retiré, suspendu
    .means = L’espace d’attache dit qu’un pass ne compte pas : pour de bon, ou jusqu’à nouvel ordre. Les autres l’apprennent en quelques secondes.
word-connection = Connexion
    .means = Le covisa d’un autre espace avec lequel le vôtre parle. Une seule suffit : les nouvelles des autres arrivent avec.
word-recovery = Mots de récupération
    .means = 24 mots qui prouvent qu’un espace est à vous. Qui les a, a l’espace : gardez-les sur papier, loin de l’ordinateur.
welcome-kind = Votre espace est créé
welcome-lead = Trois étapes, et tout est prêt pour la première visite.
welcome-try = Essayer
welcome-try-what = Faites une carte à votre nom, et voyez ce que votre réception en dit.
welcome-you = Votre nom
welcome-card = Faire ma carte
welcome-made = Voici votre carte. Sur papier ou sur un téléphone, c’est elle que vos membres emportent.
welcome-show = La montrer à la réception
welcome-done = Aller à l’accueil
said-founding = Création de votre espace…
said-not-founded = L’espace n’a pas été créé : regardez le terminal, corrigez ce qu’il indique, puis réessayez.

## Printed cards

sheet-title = Cartes de visa coworking
sheet-card = Imprimez à 100 %, sans ajuster à la page, sur des cartes de 85,60 × 53,98 mm.
sheet-sheet = Imprimez sur A4 à 100 %, sans ajuster à la page. Coupez le long des repères.
sheet-kind = Carte de visa coworking
sheet-guest = Visa coworking : pass pour
sheet-days = Jours
sheet-contact = Contact de l’espace d’attache
sheet-print = Qui a cette carte en main peut la montrer. Perdue ? Dites-le à votre espace d’attache.

## The public directory, as files that anyone may host

directory-title = Trouver un espace à rejoindre près de chez vous
directory-country = Espaces ({ $country })
directory-day = Liste du { $day }.
directory-what = Les membres de ces espaces travaillent quelques jours dans les autres. Chaque espace signe sa propre fiche et fait tourner covisa lui-même ; cette liste n’appartient à personne.

## Who has the newest terms

delivery-title = Qui les a reçues
delivery-nobody = Encore personne à qui les envoyer : trouvez des espaces et vérifiez leur clé.
delivery-count =
    { $arrived ->
        [one] { $arrived } espace sur { $all } les a
       *[other] { $arrived } espaces sur { $all } les ont
    }
delivery-on-its-way = en route
delivery-heard = dernières nouvelles le { $day } ; les recevra à son retour

## How what goes out of the house looks

brand-title = Vos couleurs
brand-what = Elles figurent sur les pass de vos membres.
brand-colour = Couleur
brand-logo = Logo
brand-no-logo = Sans logo

## The log, and stickers of other spaces

log-title = Ce que signale covisa
log-what = Les dernières lignes de son journal, pour la personne qui vous aide. Aucun membre n’y est nommé.
log-none = Rien pour l’instant.
find-sticker = Ou une photo de l’autocollant sur la vitrine d’un autre espace
find-sticker-read = Lire l’autocollant

## The passport on a phone

role-member = Téléphone d’un membre
phone-title = Pass sur un téléphone
phone-what = Le membre scanne ce code avec son téléphone, et le pass s’y ouvre. Les membres peuvent ensuite faire leurs propres pass, y compris pour un seul hôte.
phone-go = Montrer le code
phone-no-host = Les téléphones des membres n’atteignent pas encore covisa. Avec un certificat sous « Tablettes à l’accueil » (Réglages), ils le peuvent. D’ici là, envoyez le pass en fichier : faites une carte plus haut.
passport-login = Demandez à la réception de votre espace d’attache : on vous y montre un code.
passport-not-now = Votre adhésion n’utilise pas le visa en ce moment. Demandez à la réception de votre espace d’attache.
passport-card = Votre carte
passport-card-what = Pour tous les hôtes. Elle reste sur ce téléphone et s’affiche même sans réseau.
passport-card-make = Faire ma carte
passport-announce = Annoncer ma venue à l’hôte : je pourrai me passer de téléphone et de carte
passport-desk-sees = La réception verra
passport-desk-home = Espace d’attache
passport-offline = Pas de connexion à votre espace d’attache pour l’instant. Vos pass sont là quand même.
