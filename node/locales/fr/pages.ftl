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
login-step-1 = Sur l’ordinateur qui fait tourner covisa, tapez
login-step-2 = Ouvrez l’adresse affichée, ou tapez ici le code qui la termine.
login-label = Code
login-button = Autoriser

## What the script says

said-silent = Le nœud ne répond pas. Ce que vous avez tapé est toujours là : vérifiez que covisa tourne, puis réessayez.
said-strange = Cette page ne comprend pas la réponse du nœud. Rechargez la page.
said-sure = Vraiment ?
said-saved = Enregistré.
said-copied = Copié.
said-revoked = Ce navigateur n’est plus autorisé. Autorisez-le à nouveau pour continuer.
said-wrong-role = Ce navigateur peut tout regarder et ne rien changer.
said-missing = Il manque quelque chose.
said-working = En cours…

## The first page

home-health-good =
    { $peers ->
        [one] Tout va bien · { $peers } autre nœud joignable
       *[other] Tout va bien · { $peers } autres nœuds joignables
    }
home-health-alone = Ça marche, mais aucun autre nœud n’est joignable pour l’instant
home-health-clock = L’horloge de cet ordinateur est déréglée : réglez la date et l’heure
home-health-twin = Un second nœud tourne avec la clé de cet espace : arrêtez l’un des deux
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
        [one] { $count } a une carte
       *[other] { $count } ont une carte
    }
home-spaces =
    { $count ->
        [0] Aucune clé vérifiée pour l’instant
        [one] { $count } clé vérifiée
       *[other] { $count } clés vérifiées
    }
home-todo = À faire
home-todo-none = Rien. Bonne journée !
home-today = Ici aujourd’hui
home-today-none = Pas encore de visiteurs.
home-task-requests =
    { $count ->
        [one] Un espace demande si un visiteur est de chez vous
       *[other] { $count } questions d’autres espaces attendent une réponse
    }
home-task-recovery = Imprimer les mots de récupération et les mettre en lieu sûr ailleurs
home-task-members = Importer votre liste de membres
home-task-friends = Trouver d’autres espaces
home-task-pin =
    { $count ->
        [one] Vérifier la clé de l’espace que vous connaissez
       *[other] Vérifier la clé des espaces auxquels vous faites confiance : { $count } espaces connus
    }
home-task-cards =
    { $count ->
        [one] { $count } carte prend fin dans la semaine
       *[other] { $count } cartes prennent fin dans la semaine
    }
home-task-review = Relire vos conditions : sont-elles toujours vraies ?

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
members-all = Tout le monde
members-card = Carte
members-until = Valable jusqu’au
members-found-none = Personne ne correspond.
members-cards-title = Plusieurs à la fois
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
members-undo-sure = Vraiment l’annuler ?
member-carded = a une carte
member-due = carte à renouveler
member-bare = sans carte
member-stays = ne voyage pas
member-ended = adhésion terminée
member-ended-how = Ses pass ne sont plus valables. En cas de retour, remettez cette personne dans la prochaine liste, ou donnez-lui un autre dernier jour plus bas.
member-stays-how = Sa formule n’utilise pas le visa. Quand vous importez une liste, vous choisissez les formules qui l’utilisent.
member-change = Modifier sa fiche
member-end = Mettre fin ou effacer
member-end-what = Quand une adhésion prend fin, tous ses pass cessent d’être valables, en quelques secondes là où les nœuds sont connectés. Effacer enlève de cet ordinateur tout ce qui nomme cette personne.
member-end-sure = Vraiment y mettre fin ?
member-erase = Effacer la fiche
member-erase-sure = Vraiment effacer ? Il n’y a pas de retour possible.
member-name = Nom
member-first-name = Prénom
member-last-name = Nom de famille
member-email = E-mail
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
card-what = Pour tous les hôtes. Elle s’imprime, ou s’envoie sur un téléphone ; qui l’a en main a le pass.
card-shows = Ce que voient les hôtes
shows-home-name = Nom de cet espace
card-days = Durée de validité
card-issue = Faire une carte
card-lost = Carte perdue
card-lost-sure = Vraiment perdue ? L’ancienne ne sera plus valable.
guest-title = Pass pour un seul hôte
guest-what = Seul cet hôte peut s’en servir, et le pass ne montre que ce que le membre a choisi.
guest-nobody = Vérifiez d’abord la clé d’un espace où ce membre veut aller : Espaces.
guest-host = Hôte
guest-from = Premier jour
guest-until = Dernier jour
guest-shows = Ce que voit cet hôte
guest-announce = Annoncer la visite à l’hôte
guest-announce-what = Plus besoin de téléphone ni de carte : il suffit de dire le code court.
guest-issue = Faire le pass
passes-title = Ses pass
passes-none = Aucun pour l’instant.
passes-kind = Pour
passes-state = État
passes-do = Ce que vous pouvez faire
pass-card = tous les hôtes (carte)
pass-for = seulement
pass-valid = valable
pass-suspended = suspendu
pass-revoked = retiré
pass-over = expiré
pass-suspend = Suspendre
pass-resume = Rétablir
pass-revoke = Retirer
pass-revoke-sure = Vraiment ? C’est définitif.
made-card = La nouvelle carte
made-guest = Le nouveau pass pour
made-code = Code QR du pass
made-short = Code court
made-wanting = Les conditions de l’hôte demandent ce que le pass ne montre pas : { $what }.
made-keep = Montré une seule fois, gardé nulle part. À imprimer ou à envoyer maintenant.
made-print = Enregistrer pour imprimer
made-passport = Enregistrer le passeport à envoyer
made-copy = Copier le texte

## The passport that a member gets

passport-title = Passeport coworking
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
passport-lost = Perdu ?
passport-lost-text = Dites-le à votre espace d’attache. L’ancien pass ne sera alors plus valable.

## Bringing in a list

import-lead = Déposez le fichier qu’exporte votre système. Rien n’est changé avant que vous ayez vu ce qui changerait.
import-file = Liste des membres (CSV)
import-complete = La liste nomme tout le monde
import-complete-what = Qui figurait dans une liste précédente et n’est pas dans celle-ci est parti.
import-look = Examiner
import-guess = Ressemble à une liste { $profile } · colonnes comprises : { $matched } sur { $columns }
import-done = La liste est importée.
import-new = en plus
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
import-row = Ligne { $line } :
import-plans = Quelles formules peuvent voyager ?
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
import-nothing = Tout est comme avant. Il n’y a rien à faire.
import-go = Importer
import-skips = Les lignes à problème sont laissées de côté.
import-undo = Annuler

## Questions of other spaces

requests-title = Est-ce un de vos membres ?
requests-lead = Un hôte demande, car un visiteur n’a ni téléphone ni carte. Votre réponse lui ouvre la porte pour aujourd’hui.
requests-none = Personne ne demande.
request-asked-us = vous a demandé à { $time }
request-asked-by-us = vous avez demandé à { $time }
request-waiting = pas encore arrivé
request-delivered = attend une réponse
request-ours = c’est un membre
request-not-ours = pas un membre
request-ended = trop tard
request-who = Qui est-ce ?
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
space-looks-like = Son nom ressemble à { $name }, mais sa clé est différente. Appelez { $name } avant de lui faire confiance.
space-conflicting = Cet espace a signé deux déclarations différentes sous un même numéro. Demandez à son équipe ce qui s’est passé.
space-no-terms = Cet espace n’a pas dit ce qu’il offre.
space-grants = Ce qu’il offre
space-signed = Signé le
space-holds = Valable jusqu’au
space-trust = Est-ce bien eux ?
space-trust-what = Appelez-les à un numéro que vous connaissez et faites-vous lire ceci : c’est affiché sur leurs propres pages. Une fois la clé vérifiée, leurs membres peuvent passer au vert à votre réception.
space-pin = C’est la même : faire confiance
space-unpin = Ne plus faire confiance
space-unpin-sure = Vraiment ? Leurs membres passent à l’orange.
space-block = Bloquer
space-block-sure = Vraiment ? Leurs membres passent au rouge.
space-unblock = Débloquer
space-reach = Comment les joindre
space-heard = Dernières nouvelles
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
channel-social = Groupe
channel-post = Courrier
find-lead = Une seule connexion suffit : chaque nœud fait connaître tous les autres.
find-add = Se connecter à un autre espace
find-address = Son adresse
find-address-what = Son équipe la trouve sur sa page « Trouver des espaces ». Elle commence par une barre oblique.
find-connect = Se connecter
find-own = Votre propre adresse
find-own-what = Donnez-la aux autres espaces. De l’extérieur, elle doit mener chez vous : votre box ou votre routeur laisse passer le port 8611.
find-peers = Connexions
find-peers-none = Aucune pour l’instant.
peer-connected = connecté
peer-away = injoignable
peer-space = son espace

## Own terms

terms-lead = Ce que vous offrez aux membres d’autres espaces. Chaque réception et chaque membre le lit dans sa langue.
terms-now = Ce qui vaut aujourd’hui
terms-none = Vous n’avez encore rien dit.
terms-upcoming = À partir du { $day } :
terms-reviewed = Dernière confirmation le { $day }.
terms-reviewed-now = Confirmé.
terms-still-true = Toujours vrai
terms-change = Modifier
terms-more = Vos conditions disent plus que ce formulaire ne peut montrer. Tout cela reste comme c’est.
terms-says = En toutes lettres
terms-before = Maintenant
terms-after = Ensuite
terms-from = Valable à partir du
terms-from-what = Vide : tout de suite. Qui est ici sous vos anciennes conditions les garde.
terms-publish = Signer et publier
terms-published = Publié. Les espaces connectés l’ont dans un instant, les autres à leur retour.
terms-history = Tout ce que vous avez publié
form-unsaid = non précisé
form-visa = Votre espace participe-t-il ?
form-visa-yes = Oui
form-visa-no = Non
form-gives = Les membres d’autres espaces
form-benefit = Ce qu’ils obtiennent
form-percent = Pourcentage de réduction
form-amount = Combien
form-unit = De quoi
form-per = Sur quelle durée
form-amount-what = Laissez le nombre vide pour dire « bienvenue, sans compter ».
form-more = Plus si nous le voulons bien
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
form-guests-free = gratuits
form-guests-paid = payants
form-guests-policy = selon la maison
form-km = Espace d’attache à au moins … km
form-price = Prix d’un jour au-delà
form-currency = Devise
form-hours = Ouvert aux visiteurs
form-hours-what = Aucun jour coché : les horaires ne sont pas précisés.
form-hours-text = À la manière d’OpenStreetMap, comme Mo-Fr 09:00-18:00; PH off
form-from = de
form-to = à
form-note = Autre chose à dire aux visiteurs
form-benefit-free = travaillent gratuitement
form-benefit-discount = travaillent à prix réduit
form-benefit-priced = peuvent louer un poste
form-benefit-host-decides = gratuitement ou moins cher, à nous de voir
form-unit-day = jours
form-unit-half-day = demi-journées
form-unit-hour = heures
form-unit-week = semaines
form-unit-month = mois
form-per-month = par mois civil
form-per-week = par semaine
form-per-year = par année civile
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
