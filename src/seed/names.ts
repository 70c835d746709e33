import type { Weighted } from './dice.ts'
import { weightedWords } from './dice.ts'

/**
 * Names as frequent as they are in Italy, roughly: weights are our own rounding of what everybody can see in name
 * statistics and phone books, not a copy of any table. Given names go by the year of birth, family names by the part
 * of the country.
 */

type BySex = { readonly F: Weighted<string>; readonly M: Weighted<string> }

/** Given names of who was born until that year. */
export const GIVEN_NAMES: ReadonlyArray<BySex & { readonly untilYear: number }> = [
  {
    untilYear: 1949,
    F: weightedWords(
      'Maria 220, Anna 70, Rosa 52, Giuseppina 48, Angela 42, Giovanna 38, Teresa 36, Lucia 30, Carmela 28, Caterina 22, Francesca 20, Antonietta 20, Carla 18, Elena 16, Margherita 15, Concetta 15, Rita 15, Luisa 14, Bruna 13, Assunta 12, Vincenza 12, Ada 7, Adele 8, Elsa 7, Ines 6, Olga 7, Pierina 8, Rina 6, Iolanda 7, Fernanda 7, Immacolata 7, Maria Rosa 8, Maria Luisa 8, Gina 6, Liliana 11, Silvana 12, Wanda 5, Norma 4, Emma 6, Lidia 9, Clara 8, Gabriella 9',
    ),
    M: weightedWords(
      'Giuseppe 120, Giovanni 80, Antonio 80, Mario 65, Luigi 60, Francesco 50, Angelo 38, Vincenzo 35, Pietro 34, Salvatore 33, Carlo 30, Franco 28, Domenico 26, Bruno 22, Paolo 18, Michele 20, Giorgio 16, Aldo 14, Sergio 16, Luciano 16, Raffaele 14, Renato 12, Gino 10, Guido 9, Alfredo 9, Pasquale 14, Umberto 7, Armando 8, Nicola 12, Giacomo 9, Enzo 8, Remo 5, Ugo 5, Silvio 6, Dino 7, Ezio 5, Walter 5, Nino 4, Gaetano 9, Ernesto 5, Romano 4',
    ),
  },
  {
    untilYear: 1979,
    F: weightedWords(
      'Maria 90, Anna 60, Paola 38, Laura 36, Daniela 34, Francesca 34, Patrizia 30, Stefania 28, Antonella 28, Angela 28, Elena 22, Roberta 24, Barbara 22, Cristina 22, Rosa 20, Monica 20, Lucia 20, Giovanna 18, Simona 18, Silvia 22, Sabrina 16, Tiziana 15, Manuela 15, Teresa 15, Rita 13, Cinzia 13, Alessandra 24, Federica 12, Claudia 18, Loredana 10, Carmela 12, Luisa 10, Marina 10, Emanuela 10, Donatella 8, Nadia 8, Lorena 6, Michela 12, Valentina 12, Chiara 12, Concetta 8, Giuseppina 12, Maria Grazia 8, Maria Teresa 8',
    ),
    M: weightedWords(
      'Giuseppe 60, Antonio 56, Marco 50, Giovanni 40, Andrea 40, Roberto 40, Paolo 36, Stefano 34, Massimo 32, Francesco 38, Luca 28, Luigi 30, Salvatore 26, Maurizio 26, Mario 28, Claudio 24, Fabio 26, Vincenzo 22, Alessandro 30, Angelo 22, Michele 20, Carlo 18, Davide 16, Daniele 16, Domenico 18, Giorgio 14, Gianluca 14, Sergio 13, Enrico 12, Pietro 14, Giuliano 7, Mauro 16, Simone 14, Gabriele 8, Nicola 14, Raffaele 12, Pasquale 12, Riccardo 9, Dario 8, Cristian 5, Diego 6, Ivan 5, Loris 3, Denis 3',
    ),
  },
  {
    untilYear: 1999,
    F: weightedWords(
      'Francesca 46, Giulia 46, Chiara 44, Federica 36, Sara 34, Valentina 34, Silvia 28, Martina 34, Elisa 28, Alessia 24, Alice 20, Ilaria 20, Marta 18, Elena 24, Laura 22, Valeria 16, Maria 22, Anna 18, Claudia 16, Roberta 14, Giorgia 20, Arianna 12, Beatrice 12, Eleonora 14, Serena 12, Veronica 12, Jessica 8, Debora 6, Noemi 8, Marika 5, Cristina 10, Ludovica 6, Camilla 8, Irene 9, Erica 8, Michela 9, Maria Chiara 4',
    ),
    M: weightedWords(
      'Andrea 50, Marco 48, Francesco 48, Luca 44, Alessandro 44, Matteo 42, Davide 34, Simone 30, Federico 28, Lorenzo 24, Stefano 22, Giuseppe 26, Antonio 26, Daniele 24, Riccardo 20, Giovanni 18, Mattia 16, Roberto 14, Fabio 16, Alberto 12, Gabriele 14, Nicola 12, Michele 14, Salvatore 12, Emanuele 14, Vincenzo 12, Filippo 10, Giacomo 10, Jacopo 6, Manuel 7, Christian 8, Alessio 14, Enrico 8, Edoardo 8, Dario 7, Pietro 8, Tommaso 8, Kevin 4',
    ),
  },
  {
    untilYear: 9999,
    F: weightedWords(
      'Sofia 40, Giulia 38, Aurora 32, Martina 26, Giorgia 24, Sara 22, Emma 22, Alice 22, Chiara 20, Anna 18, Greta 14, Ginevra 14, Gaia 14, Francesca 16, Beatrice 16, Matilde 14, Vittoria 14, Noemi 10, Arianna 10, Elisa 10, Camilla 10, Ludovica 10, Asia 8, Bianca 6, Elena 10, Nicole 8, Rebecca 8, Viola 8, Marta 8, Maria 10',
    ),
    M: weightedWords(
      'Leonardo 34, Francesco 34, Alessandro 32, Lorenzo 32, Mattia 28, Andrea 26, Matteo 28, Gabriele 24, Tommaso 22, Riccardo 20, Edoardo 18, Federico 16, Davide 18, Giuseppe 14, Antonio 14, Luca 18, Filippo 14, Giovanni 12, Diego 12, Pietro 14, Samuele 10, Nicolò 10, Christian 8, Simone 12, Marco 14, Michele 8, Giacomo 8, Elia 6, Thomas 6, Kevin 3',
    ),
  },
]

/** The commonest everywhere: mixed into each part of the country. */
const COMMON =
  'Rossi 60, Russo 44, Ferrari 36, Bianchi 28, Romano 30, Colombo 20, Ricci 24, Marino 24, Greco 22, Bruno 20, Gallo 18, Conti 18, De Luca 18, Costa 16, Giordano 18, Mancini 14, Rizzo 14, Lombardi 14, Moretti 14, Barbieri 12, Fontana 12, Santoro 12, Mariani 10, Rinaldi 10, Caruso 14, Ferrara 12, Galli 10, Martini 10, Leone 8, Longo 12, Gentile 9, Martinelli 9, Vitale 10, Lombardo 9, Serra 7, Coppola 9, De Santis 9, Marchetti 9, Parisi 8, Villa 7, Conte 7, Ferraro 8, Ferri 7, Fabbri 7, Bianco 8, Marini 8, Grasso 8, Valentini 7, Messina 7, Sala 6, De Angelis 8, Gatti 6, Pellegrini 7, Palumbo 7, Sanna 6, Farina 7, Rizzi 7, Monti 6, Cattaneo 6, Morelli 6'

export const FAMILY_NAMES: Readonly<
  Record<'north' | 'northEast' | 'centre' | 'south' | 'sicily' | 'sardinia' | 'southTyrol', Weighted<string>>
> = {
  north: weightedWords(
    `${COMMON}, Colombo 60, Ferrari 60, Bianchi 40, Brambilla 26, Fumagalli 18, Villa 20, Sala 18, Cattaneo 18, Riva 16, Colli 6, Ferrero 16, Rota 10, Locatelli 14, Pozzi 10, Beretta 12, Bonetti 9, Parodi 14, Canepa 8, Bruzzone 7, Rosso 8, Giraudo 7, Perotti 6, Gallo 20, Mazzoni 7, Ghidini 5, Bassi 8, Casati 8, Crippa 9, Invernizzi 7, Longoni 6, Motta 8, Negri 10, Pirovano 7, Redaelli 8, Viganò 7`,
  ),
  northEast: weightedWords(
    `${COMMON}, Marin 24, Zanella 14, Furlan 18, Bianchi 14, Zanetti 14, Pavan 14, Bortolotti 8, Bortolin 7, Boscolo 20, Visentin 14, Tonello 7, Schiavon 14, Basso 12, Favaro 13, Trevisan 13, Dal Pozzo 5, De Marchi 10, Zago 9, Rizzi 7, Moro 11, Ferro 8, Fabris 9, Cecchinato 6, Callegari 8, Benetti 7, Ferrarese 8, Vianello 10, Zennaro 7, Piva 8, Vecchi 8, Guerra 8, Ghirardi 5, Montanari 12, Fabbri 14, Casadei 9, Venturi 9, Benedetti 8, Degasperi 4, Cossutta 2`,
  ),
  centre: weightedWords(
    `${COMMON}, Proietti 16, Bartolini 12, Cecchini 10, Innocenti 9, Baldi 9, Bianchini 9, Mancini 18, Angelini 11, Pieri 7, Nardi 8, Nucci 5, Giannini 8, Sabatini 10, Carletti 5, Lucarelli 6, Ciani 5, Bruni 9, Cardinali 6, Rosati 7, Moroni 5, Bellucci 8, Nannini 5, Papini 5, Salvatori 6, Testa 10, Fabiani 7, D'Angelo 12, Di Marco 8, Di Pietro 8, Santini 9, Tozzi 5, Bernardini 7`,
  ),
  south: weightedWords(
    `${COMMON}, Esposito 90, Russo 60, De Rosa 22, Iannone 9, Coppola 22, Amato 16, Ruggiero 16, Sorrentino 14, Capasso 11, Palumbo 18, Cirillo 13, Montanaro 6, Losito 5, Lorusso 14, Cassano 8, De Simone 14, D'Amico 12, Di Donato 7, Cozzolino 9, Fiore 10, Fusco 11, Guarino 9, Improta 6, Iovine 6, Marotta 8, Napolitano 13, Pagano 12, Perrone 10, Pinto 9, Quaranta 6, Scarpa 4, Schiavone 7, Sgarra 3, Tedesco 8, Vitiello 8, Zito 7, Mazza 7, Oliverio 3, Talarico 6, Scalise 4, Nisticò 3, D'Alessandro 8`,
  ),
  sicily: weightedWords(
    `${COMMON}, Russo 60, Messina 24, Caruso 26, Lombardo 22, Grasso 22, Vitale 18, Rizzo 24, Randazzo 13, Puglisi 14, Cannizzaro 8, Di Stefano 12, La Rosa 14, Arena 12, Lo Presti 7, Pappalardo 10, Torrisi 8, Privitera 8, Cusumano 6, Lo Bianco 6, Giunta 6, Spataro 5, Licata 6, Amico 6, Bellomo 5, Catalano 11, D'Agostino 8, Di Maria 5, Mangano 6, Nicosia 8, Sciortino 5, Tumminello 3, Scalia 6, Ferlito 4`,
  ),
  sardinia: weightedWords(
    'Sanna 60, Piras 46, Melis 40, Serra 38, Lai 34, Murgia 26, Deiana 24, Usai 24, Loi 22, Puddu 22, Carta 24, Manca 26, Floris 20, Fadda 18, Mura 18, Pinna 34, Cossu 22, Porcu 18, Congiu 14, Marras 16, Zedda 12, Orrù 12, Atzeni 18, Cabras 10, Cocco 12, Contu 12, Corda 10, Medda 9, Mulas 11, Pilia 8, Pisano 9, Satta 12, Secci 8, Sini 6, Tola 8, Rossi 6',
  ),
  southTyrol: weightedWords(
    'Mair 30, Kofler 26, Pichler 26, Hofer 24, Gruber 22, Egger 18, Pircher 16, Thaler 16, Gasser 16, Oberhofer 10, Moser 14, Innerhofer 12, Mayr 14, Gamper 10, Tschurtschenthaler 4, Steiner 12, Unterkofler 6, Plattner 9, Niederkofler 7, Fink 6, Lanz 6, Schwienbacher 7, Huber 14, Wieser 12, Weger 6, Zöschg 4, Öttl 4, Rainer 10, Ladurner 9, Platzgummer 5, Großgasteiger 3',
  ),
}

export const SOUTH_TYROL_GIVEN_NAMES: BySex = {
  F: weightedWords(
    'Anna 30, Maria 30, Elisabeth 18, Martha 14, Rosa 12, Monika 12, Sabine 10, Evi 8, Petra 9, Barbara 9, Greta 6, Lena 8, Magdalena 7, Verena 7, Hildegard 6',
  ),
  M: weightedWords(
    'Josef 30, Johann 22, Hans 12, Martin 14, Markus 12, Andreas 12, Peter 14, Thomas 10, Lukas 8, Alois 9, Georg 8, Walter 9, Florian 7, Günther 5, Jakob 6',
  ),
}
