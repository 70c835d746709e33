import type { Language } from '../platform/shapes.ts'
import type { Weighted } from './dice.ts'
import { weightedOf, weightedWords } from './dice.ts'

/**
 * Who was born abroad, by state, about as many as live in Italy. One name is written in the several ways that papers
 * write it (Mohamed, Mohammed, Muhammad): the registry holds what stands on the permit.
 */
export type BornAbroad = {
  readonly state: string
  readonly weight: number
  readonly language: Language
  readonly F: Weighted<string>
  readonly M: Weighted<string>
  readonly family: Weighted<string>
  /** Share of people who have one name only. */
  readonly oneName?: number
}

const GROUPS: readonly BornAbroad[] = [
  {
    state: 'Z129',
    weight: 215,
    language: 'it',
    F: weightedWords(
      'Maria 30, Elena 22, Mihaela 20, Ioana 14, Daniela 14, Gabriela 12, Alina 12, Cristina 12, Mariana 10, Nicoleta 9, Ana 9, Florentina 6',
    ),
    M: weightedWords(
      'Ion 16, Vasile 14, Gheorghe 14, Marian 12, Adrian 14, Alexandru 14, Mihai 12, Constantin 12, Florin 12, Ionut 10, Cristian 9, Stefan 8',
    ),
    family: weightedWords(
      'Popa 22, Popescu 20, Ionescu 16, Dumitru 14, Stan 12, Stoica 12, Gheorghe 12, Rusu 12, Munteanu 10, Constantin 9, Matei 8, Ciobanu 8, Lungu 6, Moldovan 8, Șerban 5',
    ),
  },
  {
    state: 'Z100',
    weight: 84,
    language: 'it',
    F: weightedWords(
      'Elona 12, Mirela 14, Valbona 10, Ermira 8, Anila 12, Blerina 8, Entela 8, Fatmira 7, Majlinda 7, Albana 7',
    ),
    M: weightedWords(
      'Arben 14, Ilir 12, Artan 12, Agron 10, Bledar 9, Dritan 9, Gezim 8, Fatos 7, Altin 8, Edmond 8, Klodian 6',
    ),
    family: weightedWords(
      'Hoxha 18, Prifti 12, Shehu 12, Dervishi 10, Leka 9, Gjoka 10, Kola 9, Marku 10, Bardhi 6, Çela 7, Hysa 8, Lleshi 6',
    ),
  },
  {
    state: 'Z330',
    weight: 83,
    language: 'ar',
    F: weightedWords(
      'Fatima 26, Fatiha 10, Khadija 18, Aicha 12, Aisha 4, Naima 10, Rachida 10, Malika 9, Samira 9, Zineb 7, Zainab 3, Hanane 8, Latifa 8',
    ),
    M: weightedWords(
      'Mohamed 24, Mohammed 16, Muhammad 3, Ahmed 16, Abdelkader 8, Hassan 12, Said 12, Rachid 12, Mustapha 9, Mustafa 4, Youssef 10, Yousef 3, Khalid 9, Driss 6',
    ),
    family: weightedWords(
      'El Amrani 8, Alami 7, El Alaoui 6, Bennani 6, Benali 8, Ait Ali 5, El Idrissi 7, Chakir 5, Fathi 5, El Mansouri 6, Naciri 5, Ouali 5, Rachidi 5, Tahiri 6, Zahidi 4, Lahlou 4',
    ),
  },
  {
    state: 'Z210',
    weight: 60,
    language: 'en',
    F: weightedWords('Xiaoyan 8, Li 8, Meiling 6, Lihua 7, Yan 7, Ying 6, Aifen 4, Xiaoli 6, Juan 4, Min 5'),
    M: weightedWords('Wei 10, Jian 8, Guoqiang 5, Xiaoming 5, Jun 7, Yong 6, Zhiwei 5, Hao 5, Bin 5, Jianhua 4'),
    family: weightedWords(
      'Hu 16, Chen 16, Zhou 10, Wang 12, Lin 10, Zhang 10, Wu 8, Ye 6, Xu 7, Zheng 6, Liu 6, Jin 5, Li 8',
    ),
  },
  {
    state: 'Z138',
    weight: 50,
    language: 'ru',
    F: weightedWords(
      'Olena 12, Elena 4, Oksana 12, Natalia 10, Nataliya 6, Svitlana 9, Iryna 10, Irina 4, Halyna 8, Galina 3, Mariya 7, Lyudmyla 7, Tetyana 8, Nadiya 6',
    ),
    M: weightedWords('Oleksandr 10, Aleksandr 3, Volodymyr 8, Vasyl 7, Ivan 8, Mykola 7, Serhiy 6, Andriy 6, Yuriy 5'),
    family: weightedWords(
      'Shevchenko 10, Shevchuk 10, Kovalenko 9, Bondarenko 8, Tkachenko 7, Melnyk 9, Kravchuk 7, Boiko 8, Boyko 3, Ivanenko 5, Petrenko 6, Savchuk 6, Lysenko 5',
    ),
  },
  {
    state: 'Z249',
    weight: 34,
    language: 'en',
    oneName: 0.03,
    F: weightedWords('Fatema 8, Nasrin 7, Shahida 5, Rokeya 4, Taslima 6, Sultana 6, Salma 6'),
    M: weightedWords('Md 10, Mohammad 8, Abdul 7, Kamal 6, Rafiqul 5, Shafiqul 5, Jahangir 5, Nazrul 5, Saiful 5'),
    family: weightedWords(
      'Hossain 12, Islam 14, Rahman 10, Ahmed 8, Miah 7, Uddin 8, Khan 8, Akter 7, Begum 7, Sarkar 4, Chowdhury 5',
    ),
  },
  {
    state: 'Z222',
    weight: 34,
    language: 'en',
    oneName: 0.12,
    F: weightedWords('Kaur 2, Harpreet 8, Manjit 6, Sukhwinder 6, Sunita 5, Rajwinder 6, Kamaljit 5, Anita 5'),
    M: weightedWords(
      'Harjit 7, Gurpreet 8, Balwinder 7, Jaswinder 6, Rajesh 5, Sukhdev 5, Manpreet 5, Amrik 4, Kulwinder 4',
    ),
    family: weightedWords('Singh 22, Kaur 16, Kumar 9, Sharma 4, Gill 5, Sandhu 5, Dhillon 4, Saini 4, Lal 4'),
  },
  {
    state: 'Z216',
    weight: 32,
    language: 'en',
    F: weightedWords('Maria Cristina 5, Rosalie 5, Josephine 6, Marilou 5, Gina 5, Lourdes 5, Rowena 5, Jocelyn 5'),
    M: weightedWords('Jose 6, Ricardo 5, Rolando 5, Renato 5, Edgardo 4, Mark 4, Danilo 4, Ernesto 4'),
    family: weightedWords(
      'Reyes 8, Santos 8, Cruz 8, Garcia 7, Mendoza 7, Bautista 6, Ramos 6, De Guzman 5, Villanueva 5, Aquino 4, Dela Cruz 6',
    ),
  },
  {
    state: 'Z336',
    weight: 29,
    language: 'ar',
    F: weightedWords('Mona 6, Hanan 6, Amal 6, Nadia 5, Sahar 4, Heba 4, Samah 4'),
    M: weightedWords('Mohamed 12, Ahmed 9, Mahmoud 8, Ibrahim 7, Mostafa 6, Hany 4, Magdy 4, Emad 4, Sameh 4'),
    family: weightedWords(
      'Hassan 8, Ibrahim 7, Mohamed 8, Ali 7, Mahmoud 6, Abdelrahman 4, El Sayed 5, Abd El Aziz 3, Mansour 4, Gad 3',
    ),
  },
  {
    state: 'Z335',
    weight: 24,
    language: 'en',
    F: weightedWords('Blessing 9, Joy 8, Faith 7, Gift 4, Ngozi 5, Patience 5, Osas 3, Esther 5'),
    M: weightedWords('Emmanuel 8, Chidi 5, Osaro 5, Kingsley 5, Sunday 5, Chukwuemeka 3, Friday 4, Victor 5'),
    family: weightedWords(
      'Okafor 7, Osagie 7, Eze 6, Okoro 6, Igbinosa 4, Omoruyi 5, Nwosu 4, Idemudia 4, Obi 4, Adeyemi 3',
    ),
  },
  {
    state: 'Z127',
    weight: 15,
    language: 'pl',
    F: weightedWords('Agnieszka 8, Małgorzata 8, Katarzyna 7, Ewa 7, Bożena 6, Danuta 5, Teresa 5, Barbara 5'),
    M: weightedWords('Andrzej 6, Krzysztof 6, Piotr 6, Jan 5, Zbigniew 4, Marek 5, Tomasz 4'),
    family: weightedWords(
      'Kowalska 5, Nowak 10, Wiśniewska 4, Wójcik 7, Kamińska 4, Zielińska 4, Mazur 6, Pawlak 5, Krawczyk 5, Dudek 4',
    ),
  },
  {
    state: 'Z611',
    weight: 18,
    language: 'es',
    F: weightedWords('Rosa 7, Carmen 6, Juana 5, Luz Marina 4, Milagros 5, Gladys 5, Elizabeth 5'),
    M: weightedWords('José 6, Juan Carlos 5, Luis 6, Jorge 5, Víctor 4, César 4, Miguel 4'),
    family: weightedWords(
      'Quispe 8, Flores Rojas 4, Sánchez 6, García 6, Rojas 5, Huamán 5, Mamani 5, Torres Díaz 3, Vargas 5, Castillo 4',
    ),
  },
  {
    state: 'Z343',
    weight: 17,
    language: 'fr',
    F: weightedWords('Fatou 8, Aminata 7, Mariama 6, Awa 6, Khady 5, Ndeye 4'),
    M: weightedWords('Mamadou 8, Cheikh 7, Moussa 7, Ibrahima 6, Modou 6, Abdoulaye 5, Serigne 4'),
    family: weightedWords(
      "Ndiaye 10, Diop 10, Fall 9, Gueye 8, Diouf 6, Faye 6, Sarr 6, Mbaye 5, N'Diaye 2, Seck 4, Sow 4, Ba 4",
    ),
  },
  {
    state: 'Z154',
    weight: 8,
    language: 'ru',
    F: weightedWords('Tatiana 6, Elena 6, Olga 6, Svetlana 5, Irina 5, Natalia 5'),
    M: weightedWords('Sergej 3, Sergei 2, Aleksej 2, Alexei 2, Dmitrij 3, Igor 3'),
    family: weightedWords('Ivanova 6, Petrova 5, Smirnova 5, Kuznetsova 4, Popova 4, Volkov 3, Sokolov 3'),
  },
  {
    state: 'Z112',
    weight: 20,
    language: 'de',
    F: weightedWords('Claudia 6, Sabine 6, Petra 5, Ursula 5, Anna 5, Maria 5, Rosa 4'),
    M: weightedWords('Thomas 6, Michael 6, Klaus 5, Jürgen 4, Salvatore 4, Antonio 4, Wolfgang 3'),
    family: weightedWords(
      'Müller 7, Schmidt 6, Weber 5, Becker 4, Russo 4, Schäfer 3, Koch 4, Greco 3, Weiß 2, Hoffmann 3',
    ),
  },
  {
    state: 'Z223',
    weight: 1,
    language: 'en',
    oneName: 0.5,
    F: weightedWords('Suryani 4, Sri 3, Wulan 3, Ratna 3, Indah 3'),
    M: weightedWords('Budi 4, Agus 4, Suharto 2, Bambang 3, Slamet 2'),
    family: weightedWords('Wijaya 4, Santoso 4, Halim 3, Setiawan 3, Kusuma 3'),
  },
]

export const BORN_ABROAD: Weighted<BornAbroad> = weightedOf(GROUPS.map((group) => [group, group.weight]))
