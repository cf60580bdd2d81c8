import { type CommonNames, listWords } from './names.js';

/** The names of people whose families came from one part of the world, the commonest first. */
export const COMMUNITIES: Readonly<Record<string, CommonNames>> = {
  'Latin American': {
    female: listWords(`
      Maria Guadalupe Ana Carmen Rosa Marisol Lucia Yolanda Elena Alejandra Gabriela Veronica Leticia Silvia Claudia Juana
      Margarita Luz Graciela Esperanza Teresa Monica Pilar Araceli
    `),
    male: listWords(`
      José Juan Carlos Luis Miguel Francisco Jorge Antonio Pedro Manuel Ricardo Diego Rafael Roberto Felipe Hector Javier
      Alejandro Fernando Raul Sergio Ramón Ernesto Arturo
    `),
    last: listWords(`
      Garcia Rodriguez Martinez Hernandez Lopez Gonzalez Perez Sanchez Ramirez Torres Flores Rivera Gomez Diaz Reyes Cruz
      Morales Ortiz Gutierrez Ramos Chavez Ruiz Alvarez Mendoza Castillo Vasquez Jimenez Romero Moreno Herrera Medina
      Fernandez Castro Aguilar Vargas Silva Garza Guzman Muñoz Salazar Mendez Soto Santos Delgado Valdez Peña Rios Sandoval
      Guerrero Alvarado Ortega Estrada Contreras Santiago Nuñez Maldonado Vega
    `),
  },
  'South Asian': {
    female: listWords(`
      Priya Anjali Sunita Deepa Fatima Aisha Kavita Neha Meera Noor Shalini Pooja Rekha Nasreen Jasmine Lakshmi Asha Zainab
    `),
    male: listWords(`
      Raj Sanjay Vikram Arjun Imran Amit Anil Rahul Suresh Ali Hassan Omar Vijay Ravi Mohammed Harpreet Sunil Tariq
    `),
    last: listWords(`
      Patel Singh Khan Shah Kumar Sharma Ahmed Ali Gupta Kaur Hussain Reddy Rao Das Chowdhury Kapoor Mehta Malik Desai Iqbal
      Joshi Nair Iyer Rahman
    `),
  },
  'East Asian': {
    female: listWords(`
      Mei Ling Grace Helen Jenny Amy Thuy Linh Soo-Jin Yuki Hui Lan Christine Vivian Hye-Jin Xiaoli Kim-Anh Akiko
    `),
    male: listWords(`
      David Kevin Wei Minh James Peter Jin Duc Daniel Kenji Hiro Andrew Jun Tuan Sung-Ho Ming Hao Anh
    `),
    last: listWords(`
      Nguyen Chen Lee Kim Wong Wang Tran Li Liu Chan Huang Park Lin Pham Yang Le Choi Chang Wu Ho Vu Tanaka Zhang Lam Yamamoto
      Sato Cheng Suzuki
    `),
  },
  African: {
    female: listWords(`
      Amara Fatou Ngozi Blessing Abena Aminata Chioma Grace Esther Halima Adaeze Mariam Efua Zuri
    `),
    male: listWords(`
      Kwame Emeka Samuel Chidi Kofi Ibrahim Emmanuel Tunde Daniel Mamadou Abdi Joseph Obinna Femi
    `),
    last: listWords(`
      Okafor Mensah Adeyemi Diallo Osei Mohamed Okeke Owusu Traore Boateng Abebe Eze Balogun Ndiaye Asante Kamau
    `),
  },
  'Arab and Persian': {
    female: listWords(`Leila Nadia Fatima Yasmin Mariam Samira Layla Rana Shirin Huda Amal Dina`),
    male: listWords(`Omar Ali Hassan Ahmad Karim Sami Youssef Tariq Reza Khalid George Elias`),
    last: listWords(`
      Haddad Nasser Khoury Mansour Saleh Rahimi Aziz Hamdan Najjar Karimi Saad Farah Daher Hosseini
    `),
  },
  Slavic: {
    female: listWords(`Anna Ewa Irina Katarzyna Olga Magda Natalia Svetlana Agnieszka Monika Tatiana Joanna`),
    male: listWords(`Piotr Tomasz Dmitri Ivan Marek Pavel Adam Andrzej Sergei Michal Alex Krzysztof`),
    last: listWords(`
      Nowak Kowalski Ivanov Petrov Wojcik Kaminski Novak Popov Lewandowski Kozlov Zielinski Horvat Volkov Dvorak
    `),
  },
  Maori: {
    female: listWords(`Aroha Mere Ngaire Hinemoa Ana Huia Kiri Moana Rangi Tui Marama Hana`),
    male: listWords(`Hemi Wiremu Rangi Tama Hone Mikaere Tane Matiu Rewi Nikau Kahu Manaaki`),
    last: listWords(`
      Ngata Tamihana Parata Henare Waititi Rangihuna Kereama Hohepa Paki Tipene Wharepapa Pomare Heke
    `),
  },
};

/** How many of a thousand people of a region belong to a community. */
export const COMMUNITY_SHARES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'United States': {
    'Latin American': 120,
    'East Asian': 32,
    'South Asian': 12,
    African: 8,
    'Arab and Persian': 6,
    Slavic: 8,
  },
  Canada: { 'East Asian': 55, 'South Asian': 35, 'Latin American': 8, African: 8, 'Arab and Persian': 12, Slavic: 14 },
  Quebec: { 'Arab and Persian': 14, African: 12, 'Latin American': 8 },
  'United Kingdom': { 'South Asian': 52, African: 16, 'East Asian': 7, Slavic: 10, 'Arab and Persian': 6 },
  Ireland: { Slavic: 12, African: 6 },
  Australia: { 'East Asian': 52, 'South Asian': 14, Slavic: 12, 'Arab and Persian': 12 },
  'New Zealand': { Maori: 120, 'East Asian': 50, 'South Asian': 20 },
};
