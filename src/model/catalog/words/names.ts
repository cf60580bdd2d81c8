function listWords(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** First names of women, the most common first. */
export const FEMALE_NAMES = listWords(`
  Mary Jennifer Linda Patricia Maria Susan Elizabeth Lisa Jessica Sarah Karen Michelle Laura Amy Angela Anna
  Emily Rebecca Nicole Christine Julie Rachel Amanda Melissa Stephanie Heather Katherine Diane Carol Rosa
  Teresa Catherine Megan Andrea Denise Hannah Monica Janet Grace Claire Alice Sandra Margaret Helen Donna
  Ruth Sharon Tanya Victoria Samantha Danielle Erin Vanessa Carmen Naomi Priya Mei Fatima Aisha Yuki Ana
  Lucia Elena Gloria Yolanda Keisha Latoya Simone Renée Valerie Bridget Colleen Sheila Norma Beverly Joan
  Frances Evelyn Irene Audrey Josephine Eleanor Charlotte Olivia Sophie Lucy Abigail Natalie Holly Kelly
  Tracy Dawn Wendy Gina Paula Tina Marisol Guadalupe Leila Nadia Ingrid Astrid Greta Noor Anjali Deepa Sunita
  Thuy Ling Soo-Jin Chiara Francesca Agnes Beatrice Daphne Esther Fiona Harriet Iris Judith Kathleen Lillian
`);

/** First names of men, the most common first. */
export const MALE_NAMES = listWords(`
  James John Robert Michael William David Richard Joseph Thomas Daniel Christopher Matthew Mark Steven Paul
  Andrew Kevin Brian Jason Jeffrey Ryan Eric José Carlos Scott Justin Benjamin Samuel Gregory Patrick Peter
  Jonathan Stephen Adam Nathan Luis Juan Antonio Raymond Dennis Walter Henry Douglas Keith Gerald Terrence
  Victor Marcus Andre Darnell Jamal Malik Tyrone Omar Hassan Ali Raj Sanjay Vikram Arjun Wei Jin Kenji Hiro
  Minh Duc Dmitri Ivan Pavel Tomasz Piotr Marek Lars Erik Sven Nils Giovanni Marco Luca Pierre Étienne
  Francisco Miguel Rafael Diego Hector Jorge Pedro Felipe Sean Liam Connor Declan Callum Graham Nigel Ian
  Stuart Simon Alan Philip Martin George Edward Charles Frank Harold Arthur Albert Ernest Leonard Stanley
  Oscar Felix Hugo Leo Max Julian Adrian Dominic Gabriel Isaac Elijah Caleb Joshua Ethan Tyler Kyle Brandon
`);

/** Last names of many origins, the most common first. */
export const LAST_NAMES = listWords(`
  Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Wilson Anderson Taylor Thomas
  Moore Martin Jackson Thompson White Lopez Lee Gonzalez Harris Clark Lewis Robinson Walker Perez Hall Young
  Allen Sanchez Wright King Scott Green Baker Adams Nelson Hill Ramirez Campbell Mitchell Roberts Carter
  Phillips Evans Turner Torres Parker Collins Edwards Stewart Flores Morris Nguyen Murphy Rivera Cook Rogers
  Morgan Peterson Cooper Reed Bailey Bell Gomez Kelly Howard Ward Cox Diaz Richardson Wood Watson Brooks
  Bennett Gray James Reyes Cruz Hughes Price Myers Long Foster Sanders Ross Morales Powell Sullivan Russell
  Ortiz Jenkins Gutierrez Perry Butler Barnes Fisher Henderson Coleman Simmons Patterson Jordan Reynolds
  Hamilton Graham Kim Alexander Ramos Wallace Griffin West Cole Hayes Chavez Gibson Bryant Ellis Stevens
  Murray Ford Marshall Owens McDonald Harrison Ruiz Kennedy Wells Alvarez Woods Mendoza Castillo Olson Webb
  Washington Tucker Freeman Burns Henry Vasquez Snyder Simpson Crawford Jimenez Porter Mason Shaw Gordon
  Wagner Hunter Romero Hicks Dixon Hunt Palmer Robertson Black Holmes Stone Meyer Boyd Mills Warren Fox Rose
  Rice Moreno Schmidt Patel Ferguson Nichols Herrera Medina Ryan Fernandez Weaver Daniels Stephens Gardner
  Payne Kelley Dunn Pierce Arnold Tran Spencer Peters Hawkins Grant Hansen Castro Hoffman Hart Elliott
  Cunningham Knight Bradley Carroll Hudson Duncan Armstrong Berry Andrews Johnston Ray Lane Riley Carpenter
  Perkins Aguilar Silva Richards Willis Matthews Chapman Lawrence Garza Vargas Watkins Wheeler Larson Carlson
  Harper George Greene Burke Guzman Morrison Muñoz Jacobs O'Brien O'Neill O'Connor McCarthy Gallagher Byrne
  Lawson Franklin Lynch Bishop Carr Salazar Austin Mendez Gilbert Jensen Williamson Montgomery Harvey Oliver
  Howell Dean Hanson Weber Garrett Sims Burton Fuller Soto McCoy Welch Chen Schultz Walters Reid Fields Walsh
  Little Fowler Bowman Davidson May Day Schneider Newman Brewer Lucas Holland Wong Banks Santos Curtis Pearson
  Delgado Valdez Peña Rios Douglas Sandoval Barrett Hopkins Keller Guerrero Stanley Bates Alvarado Beck Ortega
  Wade Estrada Contreras Barnett Caldwell Santiago Lambert Powers Chambers Nuñez Craig Leonard Lowe Rhodes
  Byrd Gregory Shelton Frazier Becker Maldonado Fleming Vega Sutton Cohen Jennings Parks McDaniel Watts Singh
  Kaur Khan Ahmed Ali Hussain Sharma Gupta Kapoor Rao Das Chowdhury Okafor Adeyemi Mensah Diallo Haddad Nasser
  Kowalski Nowak Novak Horvat Ivanov Petrov Popov Kozlov Larsen Nilsson Lindqvist Virtanen Rossi Ferrari
  Bianchi Romano Moretti Dubois Laurent Moreau Fournier Girard Tanaka Sato Suzuki Yamamoto Park Choi Pham Vu
`);
