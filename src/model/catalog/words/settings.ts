function listWords(text: string): readonly string[] {
  return text.trim().split(/\s*,\s*/);
}

/** Where films of a language play, and what their people are called. */
export interface Setting {
  readonly places: readonly string[];
  readonly women: readonly string[];
  readonly men: readonly string[];
}

export const ENGLISH: Setting = {
  places: listWords(`
    Savannah, Juneau, Brooklyn, Galway, Tulsa, Dover, Halifax, Nantucket, Memphis, Key West, Monterey, Cape May, Baton Rouge,
    Edinburgh, Liverpool, Cardiff, Belfast, Duluth, Wichita, Reno, Bristol, Hobart, Wellington, Nairobi, Singapore, Zanzibar,
    Tangier, Reykjavik, Lisbon, Istanbul, Prague, Vienna, Cairo, Marrakesh, Santa Fe, Butte, Asheville, Whitby, Bruges,
    Coney Island, Montreal, Saigon, Antwerp, Odessa, Malta, Biloxi, Fargo, Sausalito, Plymouth, Galveston
  `),
  women: listWords(`
    Eleanor, Ruby, Margot, Hazel, Vivian, Josephine, Clara, Ingrid, Lucille, Beatrice, Dolores, Winifred, Harriet, Marguerite,
    Pearl, Adelaide, Matilda, Odette, Loretta, Sylvie, Nora, Edith, Frances, Ida, Louisa, Maud, Opal, Rosalind
  `),
  men: listWords(`
    Walter, Otto, Silas, Theo, Arthur, Milo, Jasper, Desmond, August, Felix, Emmett, Cyrus, Leopold, Ezra, Conrad, Rufus,
    Gideon, Percy, Amos, Hector, Abel, Bernard, Calvin, Edgar, Floyd, Linus, Nathaniel, Ralph
  `),
};

/** By the language's name in film-details.ts; English besides. */
export const SETTINGS: Readonly<Record<string, Setting>> = {
  French: {
    places: listWords('Marseille, Lyon, Nantes, Rouen, Dakar, Saint-Malo, Grenoble, Algiers, Toulouse, Quebec City'),
    women: listWords('Colette, Margaux, Hélène, Odile, Solange, Mathilde, Élise, Simone, Delphine, Inès'),
    men: listWords('Étienne, Lucien, Marcel, Rémy, Bastien, Gaspard, Émile, Thibault, Raoul, Antoine'),
  },
  Spanish: {
    places: listWords('Seville, Havana, Buenos Aires, Valparaiso, Madrid, Oaxaca, Bogotá, Montevideo, Granada, Cádiz'),
    women: listWords('Pilar, Consuelo, Ximena, Marisol, Rocío, Inmaculada, Beatriz, Soledad, Lupe, Alma'),
    men: listWords('Joaquín, Ignacio, Esteban, Ramiro, Mateo, Gonzalo, Octavio, Fermín, Rubén, Salvador'),
  },
  Italian: {
    places: listWords('Naples, Palermo, Trieste, Genoa, Turin, Ferrara, Bari, Siena, Ravenna, Bergamo'),
    women: listWords('Chiara, Ornella, Fiorella, Silvana, Graziella, Antonia, Lucia, Mirella, Renata, Bianca'),
    men: listWords('Vittorio, Salvatore, Ennio, Gaetano, Renzo, Aldo, Massimo, Tullio, Dario, Nino'),
  },
  German: {
    places: listWords('Hamburg, Leipzig, Zurich, Lübeck, Salzburg, Cologne, Bremen, Heidelberg, Rostock, Innsbruck'),
    women: listWords('Liesel, Gudrun, Anneliese, Hannelore, Ulrike, Greta, Renate, Lotte, Elke, Marlene'),
    men: listWords('Klaus, Dieter, Jürgen, Anselm, Wolfgang, Matthias, Gerhard, Rainer, Lothar, Emil'),
  },
  Japanese: {
    places: listWords('Kyoto, Nagasaki, Osaka, Sapporo, Yokohama, Kobe, Kanazawa, Sendai, Nara, Kagoshima'),
    women: listWords('Setsuko, Haruko, Michiko, Kazuko, Ayame, Noriko, Yoko, Chiyo, Sachiko, Emiko'),
    men: listWords('Kenji, Takeshi, Hiroshi, Isamu, Shiro, Noboru, Jiro, Masao, Ryo, Kentaro'),
  },
  Mandarin: {
    places: listWords('Shanghai, Taipei, Chengdu, Harbin, Suzhou, Tianjin, Kunming, Hangzhou, Nanjing, Tainan'),
    women: listWords('Meiling, Xiuying, Lihua, Jing, Yulan, Huifang, Qiuyue, Shufen, Ailing, Ruomei'),
    men: listWords('Jianguo, Weiming, Guoliang, Zhiyuan, Haoran, Dawei, Yonghua, Shiming, Kaiwen, Bolin'),
  },
  Hindi: {
    places: listWords('Bombay, Calcutta, Jaipur, Lucknow, Varanasi, Simla, Madras, Delhi, Udaipur, Darjeeling'),
    women: listWords('Meena, Kamala, Savitri, Leela, Nandini, Radha, Shanti, Geeta, Sunita, Vasundhara'),
    men: listWords('Arjun, Vikram, Mohan, Ravi, Shankar, Raghav, Kishore, Dev, Suresh, Anand'),
  },
};
