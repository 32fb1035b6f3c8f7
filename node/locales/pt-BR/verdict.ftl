# O que a recepção lê quando um passe é mostrado. Curto: alguém está esperando.

## A palavra que enche a tela.

headline-green = Pode entrar
headline-amber = Você decide
headline-red = Não aceito

## Como este espaço vê o espaço de origem.

standing-self = este espaço
standing-pinned = conferido por nós
standing-vouched = outros respondem por ele
standing-stranger = não conferido por nós
standing-blocked = bloqueado aqui
standing-unknown = desconhecido aqui

## Que dia é este, e de quantos.

allowance = { $number }.
allowance-of = { $number } de { $of }.
allowance-of-per = { $number } de { $of } { $per }.
allowance-beyond = { $number }, mais de { $of }.
allowance-beyond-per = { $number }, mais de { $of } { $per }.

visit-hour = Hora { $number }
visit-half-day = Meio período { $number }
visit-day = Dia { $number }
visit-visit = Visita { $number }
visit-block = Bloco { $number }
visit-week = Semana { $number }
visit-month = Mês { $number }

## Quão antiga é a lista de passes anulados.

status-age-now = conferido com uma lista de agora
status-age-minutes = conferido com uma lista de { $minutes } min atrás
status-age-hours = conferido com uma lista de { $hours } h atrás
status-age-days = conferido com uma lista de { $days } dias atrás

## No lugar do nome de um espaço de origem desconhecido. .inside nunca vem depois de "de", "a" ou "em".

home-space = O espaço de origem
    .inside = o espaço de origem

## Verde: o que há aqui para quem visita.

granted-free = Trabalha aqui de graça.
    .only = Trabalha aqui de graça (só { $areas }).
granted-discount = Paga { $percent }% a menos.
    .only = Paga { $percent }% a menos (só { $areas }).
granted-discount-unsaid = Paga menos.
    .only = Paga menos (só { $areas }).
granted-area = Pode usar uma parte do espaço.
    .only = Pode usar: { $areas }.
granted-welcome = Pode entrar; suas condições não dizem se custa algo.
    .only = Pode entrar (só { $areas }); suas condições não dizem se custa algo.
granted-fee-waived = Não paga taxa.
    .only = Não paga taxa (só { $areas }).
granted-at-a-price = Entra pelo preço do espaço.
    .only = Entra pelo preço do espaço (só { $areas }).
granted-free-or-discount = De graça ou mais barato: você decide.
    .only = De graça ou mais barato (só { $areas }): você decide.

reason-already-in = Já entrou às { $time } (há { $minutes } min).
reason-back-again = De volta: o dia já conta desde as { $time }.
reason-own-member = Membro deste espaço.
reason-free-for-everyone = De graça para todos: nada é contado.
reason-prices = Preço: { $prices }.
reason-prices-beside = Esta visita é de graça. Também à venda: { $prices }.
reason-waived = Para { $home }, as regras de distância e região não valem.
reason-advised = O espaço prefere visitantes { $place }, mas não faz questão.
reason-not-for-regulars =
    { $visits ->
        [0] Não é para quem vem com regularidade: { $visits } visitas até agora.
        [one] Não é para quem vem com regularidade: { $visits } visita até agora.
       *[other] Não é para quem vem com regularidade: { $visits } visitas até agora.
    }
reason-more-on-request = O espaço pode oferecer mais, se você quiser.
reason-note = Observação: { $note }
reason-on-arrival = Na chegada: { $done }
reason-otherwise = Sem isso: { $what }
reason-if-admitted = Se você deixar entrar: { $what }

## Amarelo: o relógio e o espaço de origem.

reason-clock-in-doubt = O relógio deste computador não pode estar certo. Acerte data e hora e escaneie o código de novo.
reason-books-damaged = Falta uma parte dos dados deste espaço, talvez algo contra esta visita. Pergunte ao espaço de origem e mande restaurar a cópia de segurança.
reason-books-restored = Os dados deste espaço foram restaurados de uma cópia de segurança de { $when }. O que foi anotado depois, talvez contra esta visita, não é conhecido aqui até que a pessoa responsável confira a lista de espaços.
reason-visits-missing = Podem faltar aqui visitas entre { $from } e { $until }, porque uma cópia de segurança foi restaurada: pode ser um dia posterior ao que está contado.
reason-home-vouched = { $by } respondem por { $home }, que ninguém aqui verificou. Quem responde pela casa decide.
reason-vouched-unseen = { $by } respondem por { $home }, que ninguém aqui verificou. Veja um documento de identidade e confirme.
reason-vouched-day-used = { $by } respondem por { $home }, que ninguém aqui verificou. Quem vem de espaços assim tem um dia aqui, e ele já foi usado.
reason-limited-unseen = Quem vem de { $home } é bem-vindo aqui depois que alguém viu um documento de identidade. Veja um e confirme.
reason-limited-day-used = Quem vem de { $home } tem um dia aqui, e ele já foi usado.
reason-vouched = { $by } respondem por { $home }; aqui isso basta.
reason-home-unknown = O covisa neste computador não conhece o espaço de origem, então não dá para conferir o passe.
reason-home-alike = O covisa neste computador não conhece o espaço de origem. Ele se apresenta como { $name } ({ $space }), mas a chave é outra: ligue para o espaço que você já conhece antes de deixar alguém entrar.
reason-name-of-another = Este não é o espaço que você conhece: ele se apresenta como { $name } ({ $space }), mas a chave é outra. Ligue para o espaço que você conhece antes de deixar alguém entrar.
space-alike = um espaço que você conhece
reason-home-not-pinned = { $home } aparece na rede, mas ninguém aqui conferiu a chave.
reason-home-conflicting = { $home } assinou duas declarações diferentes com o mesmo número.
reason-key-distrusted-known = Este cartão tem a assinatura de uma chave que { $home } retirou em { $when }, porque outra pessoa pode tê-la. Esta visita já esteve aqui antes.
reason-home-terms-missing = { $home } não publicou condições.
reason-home-terms-expired = As condições que { $home } publicou terminaram em { $when }.
reason-status-unknown = { $home } mantém uma lista de passes anulados, e ela ainda não chegou aqui.
reason-status-stale = { $home } não dá notícias desde { $when }: o que foi anulado depois disso não se sabe aqui. O passe em si é autêntico.
reason-at-another-desk = Entrou às { $time } por outra recepção: pode ser uma cópia. Olhe o nome e pergunte.
reason-status-unnamed = Este passe não pode ser anulado, e { $home } não faz mais passes assim. Peça um novo.
reason-home-asked = { $home }: pergunta feita às { $time }, ainda não chegou lá.
    .delivered = { $home }: pergunta feita às { $time }, ainda sem resposta.

## Amarelo: o que este espaço oferece.

reason-own-terms-missing = Seu espaço ainda não publicou condições: peça a quem administra o covisa que as publique.
reason-own-visa-declined = Este espaço não participa do visto de coworking.
reason-own-house-closed = Pelas próprias condições, este espaço está fechado de vez desde { $date }.
reason-nothing-granted = Este espaço não oferece nada a este visitante.
reason-home-states-no-number = Você não dá mais do que o espaço de origem dá, e { $home } não informa quanto.
reason-home-takes-not-ours = { $home } não diz que aceita nossos membros.
reason-not-a-partner = { $home } não está entre os parceiros a quem isto vale.
    .by-name = { $home } está entre os parceiros pelo nome, mas as condições não têm o identificador: inclua-o e fica resolvido.
reason-for-would-be-members = Só para quem pensa em virar membro deste espaço: pergunte e anote a resposta.

used-share = { $used } de { $of }
used-share-per = { $used } de { $of } { $per }
used-beyond = { $used }, mais de { $of }
used-beyond-per = { $used }, mais de { $of } { $per }
reason-used-up = Já usou { $share }.
    .by-home = Já usou { $share }, o número que o espaço de origem dá.
reason-starts-again = Recomeça em { $date }.
reason-used-up-unstated = Já usou { $share }. Suas condições não dizem quando a contagem recomeça.
reason-ask-host = Mais de { $sure }: até { $most }, se você deixar.
reason-extent-unstated =
    { $visits ->
        [0] Suas condições não dizem com que frequência: { $visits } visitas até agora.
        [one] Suas condições não dizem com que frequência: { $visits } visita até agora.
       *[other] Suas condições não dizem com que frequência: { $visits } visitas até agora.
    }

## Amarelo: de onde vem quem visita.

reason-too-near-home = O espaço de origem fica a { $km } km; o mínimo é { $least } km.
reason-too-near-residence = A pessoa mora a { $km } km; o mínimo é { $least } km.
reason-place-unknown-home = Não se sabe onde { $home } fica; o mínimo é { $least } km.
reason-place-unknown-residence = O passe não diz onde a pessoa mora; o mínimo é { $least } km.
reason-wrong-region = Só para visitantes { $place }.
reason-wrong-region-residence = Só para quem mora { $place }.
reason-region-unknown = Só para visitantes { $place }, e não se sabe onde { $home } fica.
reason-region-unknown-residence = Só para quem mora { $place }, e o passe não diz onde a pessoa mora.

## Amarelo: que tipo de membro, de que tipo de lugar.

reason-home-share = { $percent }% das visitas foram no espaço de origem; o mínimo é { $needed }%.
reason-home-share-unattested = O passe não atesta que pelo menos { $needed }% das visitas são no espaço de origem.
reason-home-room-unknown = { $home } não diz que tem local próprio.
reason-wrong-kind = { $home }: tipo { $kind }. Vale só para: { $kinds }.
reason-tier-too-low = Associação: { $tier }. Mínimo: { $least }.
reason-tier-unknown = O passe não diz o tipo de associação.
reason-tier-excluded = Não vale para este tipo de associação: { $tier }.
reason-member-too-short =
    { $days ->
        [0] Membro há { $days } dias; o mínimo é { $least }.
        [one] Membro há { $days } dia; o mínimo é { $least }.
       *[other] Membro há { $days } dias; o mínimo é { $least }.
    }
reason-member-since-unknown =
    { $least ->
        [one] O passe não diz desde quando; é preciso ser membro há pelo menos { $least } dia.
       *[other] O passe não diz desde quando; é preciso ser membro há pelo menos { $least } dias.
    }

## Amarelo: o próprio dia.

reason-wrong-weekday = Só nestes dias: { $days }.
reason-wrong-weekday-of-month = Só nestes dias: { $days } (o { $weeks } desses dias no mês).
reason-wrong-time = Só de { $from } a { $until }.
reason-closed = Fechado agora.
reason-closed-until = Fechado agora. Abre em { $when }.
reason-not-booked = { $booking }; nenhuma reserva foi informada. Se houver, anote o dia em que foi feita.
reason-booked-late =
    { $days ->
        [one] Reservou { $was } antes; precisa ser até a véspera.
       *[other] Reservou { $was } antes; precisa ser pelo menos { $days } dias antes.
    }
reason-identity-not-seen = Visitantes trazem { $document }: confira e anote que viu.
reason-condition = Só se isto valer: { $condition }. Pergunte e confirme.
reason-coupon = Visitantes entregam um cupom de { $name }: receba e confirme.
reason-guests-not-covered =
    { $guests ->
        [one] Traz { $guests } convidado; convidados não estão incluídos.
       *[other] Traz { $guests } convidados; convidados não estão incluídos.
    }
reason-guests-too-many =
    { $guests ->
        [one] Traz { $guests } convidado; o máximo incluído é { $most }.
       *[other] Traz { $guests } convidados; o máximo incluído é { $most }.
    }
reason-guests-undecided =
    { $guests ->
        [one] Traz { $guests } convidado: valem as regras do espaço.
       *[other] Traz { $guests } convidados: valem as regras do espaço.
    }
reason-room-full =
    { $capacity ->
        [one] O espaço está cheio: cabe { $capacity } pessoa.
       *[other] O espaço está cheio: cabem { $capacity } pessoas.
    }

## Vermelho: o passe não vale mais, ou ainda não, ou não aqui.

reason-expired = O passe venceu em { $when }. Peça um novo: só { $home } pode emitir.
reason-not-yet-valid = O passe começa em { $when }.
reason-other-host = O passe foi feito para outro espaço.
reason-home-blocked = { $home } está bloqueado aqui.
reason-home-ended = { $home } fechou em { $when }: seus passes não valem mais.
    .successor = { $home } fechou em { $when }. Seus membros agora pertencem a outro espaço ({ $space }) e precisam de um passe de lá.
reason-key-distrusted = Este cartão tem a assinatura de uma chave que { $home } retirou em { $when }, porque outra pessoa pode tê-la. Só vale um cartão novo de lá.
reason-revoked = { $home } anulou este passe. Ele não vale mais.
reason-suspended = { $home } suspendeu este passe por enquanto.
reason-replaced = Este cartão foi perdido e substituído.
reason-status-too-old = As últimas notícias que { $home } deu dos seus passes são de { $when }, e este espaço não aceita notícias com mais de { $hours } horas.

## O que foi mostrado ou digitado não é passe, nem código que deixe alguém entrar.

refusal-unreadable = Não deu para ler o código. Escaneie de novo.
refusal-not-a-pass = Isto não é um código covisa: escaneie de novo.
refusal-newer-version = Este passe é de uma versão mais nova. Atualize o covisa neste computador.
refusal-malformed = Este passe está danificado ou com defeito.
refusal-wrong-signature = Este passe não é autêntico: o espaço de origem não o assinou.
refusal-unknown-key = Este passe não é autêntico: foi assinado com uma chave que o espaço de origem nunca anunciou.
refusal-unknown-code = Nenhuma visita foi avisada aqui com este código. Confira cada caractere ou pergunte ao espaço de origem.
refusal-used-code = Este código já foi usado: cada código vale para uma pessoa, uma vez.
refusal-ended-code = Este código venceu. Peça um novo ao espaço de origem.
refusal-too-many-codes = Muitos códigos errados. Espere um minuto e digite de novo.
refusal-not-ours = O espaço de origem foi consultado e não diz que é membro de lá.
refusal-no-answer = O espaço de origem foi consultado e não respondeu a tempo.

## What a visitor shows beside the name.

shown-since = membro desde { $day }
