# Listas de membros importadas: o que há de errado com um arquivo ou com uma linha da planilha.

## Uma linha que não é aceita.

lists-row = linha { $line }: { $reason }

## Por que não é aceita.

row-no-name = falta o nome
row-no-key = não há e-mail nem número
row-bad-email = “{ $value }” não é um e-mail
row-bad-date = { $field }: “{ $value }” não é uma data
row-ambiguous-date = { $field }: “{ $value }” pode ser { $dayfirst } ou { $monthfirst }; escreva a data que você quer dizer
row-ends-before-it-begins = termina em { $until }, antes de começar em { $since }
row-unknown-state = “{ $value }” não diz se a associação está valendo nem se terminou
row-too-long = { $field }: mais de 80 caracteres (letra com acento conta por duas)
row-not-text = { $field }: caracteres que não são texto
row-cells = { $cells } para { $headers }: a linha pode estar deslocada
row-duplicate = a linha { $line } é do mesmo membro e diz outra coisa

lists-cells =
    { $number ->
        [one] { $number } célula
       *[other] { $number } células
    }
lists-headers =
    { $number ->
        [one] { $number } cabeçalho
       *[other] { $number } cabeçalhos
    }

## O que uma coluna traz, antes de dois-pontos.

field-name = o nome
field-first-name = o primeiro nome
field-last-name = o sobrenome
field-email = o e-mail
field-plan = o plano
field-since = o início
field-until = o fim
field-external-id = o número
field-state = a situação

## Linhas que não podem ser lidas, e nada da lista foi importado.

lists-unread-only = Não deu para ler a única linha, por isso nada foi importado:
lists-unread = Não deu para ler { $bad } de { $rows } linhas, por isso nada foi importado:
lists-unread-more = e mais { $number }
lists-dates-unused = A coluna “{ $header }” contém datas e não é guardada: ela diz quando uma associação começa ou termina?
lists-no-state = A coluna “{ $header }” não é lida como situação da associação: “{ $value }” parece parte de um endereço.
lists-states-unused = A coluna “{ $header }” contém palavras como “{ $value }” e não é guardada: ela diz se uma associação está valendo?
lists-charset-guessed = Lido como { $name }, em que consta “{ $sample }”. Se houver letras erradas, escolha outro conjunto de caracteres.
lists-sheet = Lido da planilha “{ $name }”, uma de { $of }.

## Um arquivo que não é uma lista de membros, e o que fazer.

lists-too-large = O arquivo tem { $found } MiB; uma lista de membros tem no máximo { $most } MiB.
lists-empty = O arquivo está vazio.
lists-header-only = Não há nenhum membro abaixo do cabeçalho.
lists-workbook = Esta pasta de trabalho não pode ser lida: talvez seja um .xls antigo, tenha senha ou esteja danificada. Salve como .xlsx ou CSV.
lists-pdf = Isto é um PDF: exporte a lista como CSV ou .xlsx.
lists-markup = Isto é uma página da web, apesar do nome: salve como CSV no seu programa de planilhas.
lists-binary = Isto não é texto: exporte a lista como CSV.
lists-no-name-column = Nenhuma coluna traz os nomes. Os cabeçalhos são { $headers }; é preciso um como { $expected }.
lists-no-such-column = Não há coluna “{ $header }”. Os cabeçalhos são { $headers }.
lists-quoted = “{ $name }”
lists-too-many-rows = Há mais de { $most } linhas.
lists-too-many-columns = Há { $found } colunas; uma lista de membros tem no máximo { $most }.
lists-unknown-profile = Esse perfil não existe; existem { $known }.
lists-unknown-charset = Esse conjunto de caracteres não existe; existem { $known }.
lists-broken = Uma aspa na linha { $line } nunca é fechada.

## Um arquivo de perfil, que descreve as listas de outro sistema, e que não pode ser usado.

profile-too-large = O arquivo de perfil tem mais de { $most } KiB.
profile-not-toml = Não dá para ler o arquivo de perfil: linha { $line }: { $text }.
profile-mistake = Não dá para usar o arquivo de perfil: linha { $line }: { $path }: { $text }.
