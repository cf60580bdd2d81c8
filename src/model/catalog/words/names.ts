/** Words with white space between them. */
export function listWords(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** The common names of a region, the commonest first. */
export interface CommonNames {
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly last: readonly string[];
}

const FEMALE_NAMES = listWords(`
  Mary Jennifer Linda Patricia Maria Susan Elizabeth Lisa Jessica Sarah Karen Michelle Laura Amy Angela Anna
  Emily Rebecca Nicole Christine Julie Rachel Amanda Melissa Stephanie Heather Katherine Diane Carol Rosa
  Teresa Catherine Megan Andrea Denise Hannah Monica Janet Grace Claire Alice Sandra Margaret Helen Donna Ruth
  Sharon Tanya Victoria Samantha Danielle Erin Vanessa Carmen Naomi Lucia Elena Gloria Keisha Latoya Simone
  Renée Valerie Bridget Colleen Sheila Norma Beverly Joan Frances Evelyn Irene Audrey Josephine Eleanor
  Charlotte Olivia Sophie Lucy Abigail Natalie Holly Kelly Tracy Dawn Wendy Gina Paula Tina Ingrid Astrid Greta
  Agnes Beatrice Daphne Esther Fiona Harriet Iris Judith Kathleen Lillian
`);

const MALE_NAMES = listWords(`
  James John Robert Michael William David Richard Joseph Thomas Daniel Christopher Matthew Mark Steven Paul
  Andrew Kevin Brian Jason Jeffrey Ryan Eric Scott Justin Benjamin Samuel Gregory Patrick Peter Jonathan
  Stephen Adam Nathan Antonio Raymond Dennis Walter Henry Douglas Keith Gerald Terrence Victor Marcus Andre
  Darnell Jamal Malik Tyrone Lars Erik Sven Nils Marco Luca Sean Liam Connor Declan Callum Graham Nigel Ian
  Stuart Simon Alan Philip Martin George Edward Charles Frank Harold Arthur Albert Ernest Leonard Stanley Oscar
  Felix Hugo Leo Max Julian Adrian Dominic Gabriel Isaac Elijah Caleb Joshua Ethan Tyler Kyle Brandon
`);

/** Family names of people whose families came from everywhere. */
const LAST_NAMES = listWords(`
  Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Thomas Moore Martin Jackson Thompson
  White Lee Harris Clark Lewis Robinson Walker Hall Young Allen Wright King Scott Green Baker Adams Nelson Hill
  Campbell Mitchell Roberts Carter Phillips Evans Turner Parker Collins Edwards Stewart Morris Murphy Cook
  Rogers Morgan Peterson Cooper Reed Bailey Bell Kelly Howard Ward Cox Richardson Wood Watson Brooks Bennett
  Gray James Hughes Price Myers Long Foster Sanders Ross Powell Sullivan Russell Jenkins Perry Butler Barnes
  Fisher Henderson Coleman Simmons Patterson Jordan Reynolds Hamilton Graham Alexander Wallace Griffin West
  Cole Hayes Gibson Bryant Ellis Stevens Murray Ford Marshall Owens McDonald Harrison Kennedy Wells Woods Olson
  Webb Washington Tucker Freeman Burns Henry Snyder Simpson Crawford Porter Mason Shaw Gordon Wagner Hunter
  Hicks Dixon Hunt Palmer Robertson Black Holmes Stone Meyer Boyd Mills Warren Fox Rose Rice Schmidt Ferguson
  Nichols Ryan Weaver Daniels Stephens Gardner Payne Kelley Dunn Pierce Arnold Spencer Peters Hawkins Grant
  Hansen Hoffman Hart Elliott Cunningham Knight Bradley Carroll Hudson Duncan Armstrong Berry Andrews Johnston
  Ray Lane Riley Carpenter Perkins Richards Willis Matthews Chapman Lawrence Watkins Wheeler Larson Carlson
  Harper George Greene Burke Morrison Jacobs O'Brien O'Neill O'Connor McCarthy Gallagher Byrne Lawson Franklin
  Lynch Bishop Carr Austin Gilbert Jensen Williamson Montgomery Harvey Oliver Howell Dean Hanson Weber Garrett
  Sims Burton Fuller McCoy Welch Schultz Walters Reid Fields Walsh Little Fowler Bowman Davidson May Day
  Schneider Newman Brewer Lucas Holland Banks Curtis Pearson Douglas Barrett Hopkins Keller Stanley Bates Beck
  Wade Barnett Caldwell Lambert Powers Chambers Craig Leonard Lowe Rhodes Byrd Gregory Shelton Frazier Becker
  Fleming Sutton Cohen Jennings Parks McDaniel Watts Kowalski Nowak Novak Horvat Ivanov Petrov Popov Kozlov
  Larsen Nilsson Lindqvist Virtanen Rossi Ferrari Bianchi Romano Moretti Dubois Laurent Moreau Fournier Girard
  Park
`);

const BRITISH_LAST_NAMES = listWords(`
  Smith Jones Williams Taylor Brown Davies Evans Thomas Wilson Johnson Roberts Robinson Wright Thompson Hughes
  Walker White Edwards Green Hall Wood Harris Lewis Martin Jackson Clarke Clark Turner Hill Cooper Morris Ward
  Moore King Watson Baker Harrison Morgan Young Allen Mitchell James Anderson Phillips Lee Bell Parker Davis
  Bennett Miller Cook Shaw Campbell Stewart Griffiths Price Kelly Marshall Murray Wilkinson Simpson Foster
  Richards Chapman Gray Murphy Mason Webb Ellis Rogers Hunt Stevens Mills Palmer Holmes Matthews Fox Barker
  Knight Lloyd Butler Pearson Graham Fletcher Barnes Jenkins Howard Reid Scott Macdonald Robertson Fraser Ross
`);

const IRISH_FEMALE_NAMES = listWords(`
  Mary Margaret Catherine Bridget Patricia Ann Anne Kathleen Elizabeth Sarah Deirdre Fiona Siobhán Aoife Ciara Niamh
  Sinéad Gráinne Orla Róisín Maeve Nuala Eileen Maureen Noreen Una Helen Susan Michelle Emma Laura Rachel Karen Emily
`);

const IRISH_MALE_NAMES = listWords(`
  John Patrick Michael James Thomas William Daniel David Brian Paul Sean Kevin Declan Liam Eoin Conor Ciarán Cormac
  Colm Dermot Brendan Eamon Fergus Niall Padraig Noel Gerard Joseph Martin Stephen Peter Mark Shane Barry Donal Rory
`);

const IRISH_LAST_NAMES = listWords(`
  Murphy Kelly O'Sullivan Walsh Smith O'Brien Byrne Ryan O'Connor O'Neill O'Reilly Doyle McCarthy Gallagher Doherty
  Kennedy Lynch Murray Quinn Moore McLoughlin O'Carroll Connolly Daly O'Connell Wilson Dunne Brennan Burke Collins
  Campbell Clarke Johnston Hughes O'Farrell Fitzgerald Brown Martin Maguire Nolan Flynn Thompson O'Callaghan O'Donnell
  Duffy O'Mahony Boyle Healy O'Shea White Sweeney Hayes Kavanagh Power McGrath Moran Brady Stewart Casey Foley
`);

const QUEBEC_FEMALE_NAMES = listWords(`
  Louise Diane Johanne Sylvie Nathalie Isabelle Julie Lise Francine Nicole Chantal Manon Martine Caroline Josée
  Stéphanie Mélanie Annie Karine Geneviève Véronique Marie-Ève Catherine Émilie Valérie Monique Denise Suzanne Hélène
  Lucie Line Danielle Ginette France Sophie Jocelyne Claudette Brigitte Pascale Audrey Mireille Andrée
`);

const QUEBEC_MALE_NAMES = listWords(`
  Michel Pierre André Daniel Alain Sylvain Martin Claude Jacques Robert Richard Denis Luc Marc Jean Gilles Benoît
  François Serge Mario Yves Éric Stéphane Patrick Normand Réjean Guy Louis Gaétan Jean-François Mathieu Sébastien
  Dominic Maxime Simon Alexandre Raymond Roger Marcel Yvon Rémi Étienne Guillaume Pascal
`);

const QUEBEC_LAST_NAMES = listWords(`
  Tremblay Gagnon Roy Côté Bouchard Gauthier Morin Lavoie Fortin Gagné Ouellet Pelletier Bélanger Lévesque Bergeron
  Leblanc Paquette Girard Simard Boucher Caron Beaulieu Cloutier Dubé Poirier Fournier Lapointe Leclerc Lefebvre
  Poulin Thibault Nadeau Martel Landry Bédard Grenier Lessard Bernier Richard Michaud Hébert Desjardins Couture Turcotte
  Lachance Parent Blais Gosselin Savard Proulx Beaudoin Demers Perreault Boudreau Lemieux Cyr Perron Dufour Dion
  Mercier Bolduc Bérubé Boisvert Langlois Ménard Therrien Plante Bilodeau Blanchette Allard Champagne Dubois
`);

const BRITISH_NAMES: CommonNames = { female: FEMALE_NAMES, male: MALE_NAMES, last: BRITISH_LAST_NAMES };

/** The common names where they differ from AMERICAN_NAMES: by region, see regionOf. */
export const COMMON_NAMES: Readonly<Record<string, CommonNames>> = {
  'United Kingdom': BRITISH_NAMES,
  Australia: BRITISH_NAMES,
  'New Zealand': BRITISH_NAMES,
  Ireland: { female: IRISH_FEMALE_NAMES, male: IRISH_MALE_NAMES, last: IRISH_LAST_NAMES },
  Quebec: { female: QUEBEC_FEMALE_NAMES, male: QUEBEC_MALE_NAMES, last: QUEBEC_LAST_NAMES },
};

export const AMERICAN_NAMES: CommonNames = { female: FEMALE_NAMES, male: MALE_NAMES, last: LAST_NAMES };
