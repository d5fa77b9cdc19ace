/** Invented people: first and last names from many places, combined by chance. */
export const FIRST_NAMES = (
  'Ada Adil Agnes Aiko Alma Amara Anders Anouk Arjun Astrid Aylin Bashir Beatriz Bilal Birgit Boris Bruno Camila Carmen ' +
  'Cedric Chiara Chidi Clara Colm Cora Dalia Dana Darko Delphine Dmitri Ebba Edwin Elif Elio Emeka Enzo Esme Ewa Fadi ' +
  'Farah Farid Femke Fiona Freya Gabor Gemma Goran Greta Hamza Hana Hedda Hugo Ibrahim Idris Ilse Imani Ines Ingrid Ivan ' +
  'Jana Jonas Joao Kai Kamila Keiko Kenji Kwame Lars Layla Leif Lena Linh Lucia Magnus Maren Mateo Maya Mei Milo Mina ' +
  'Nadia Naoko Nils Noor Nuria Olga Omar Orla Oskar Paloma Pavel Petra Priya Quentin Rafael Rania Rhea Rohan Rosa Ruben ' +
  'Sade Samir Sanna Selim Sigrid Soren Stefan Tamar Tariq Tessa Tomas Umar Uma Valeria Vera Viktor Wanda Wei Willem Xavier ' +
  'Yara Yusuf Yvette Zainab Zeno Zofia'
).split(' ');

export const LAST_NAMES = (
  'Abara Adler Ahlgren Akande Almeida Andrade Aoki Arslan Bakker Banerjee Barlow Bellweather Bergstrom Bianchi Brandt ' +
  'Byrne Calloway Castell Cho Corrigan Costa Dalgaard Darwish Delacroix Demir Dunmore Eberhart Ekström Engstrom Escobar ' +
  'Farrow Fenwick Ferreira Fontaine Fujita Gallagher Garrick Grieve Gunnarsson Haddad Halloran Hansen Hartono Hollis Ibsen ' +
  'Ito Ivanko Jansen Jelinek Juhász Kaplan Karimi Keane Kessler Kimura Kowal Krüger Lacroix Lindqvist Lorca Lundgren Madaki ' +
  'Maeda Marchetti McKenna Mistry Moreau Murata Nakagawa Nasser Navarro Ndiaye Novak Nwosu Oduya Okafor Olsen Ostrander ' +
  'Pagano Patel Penrose Petrov Quigley Quist Radley Rahimi Rosen Ruiz Sandoval Sato Schreiber Sharma Silva Skov Solberg ' +
  'Tanaka Thorne Toivonen Torres Ueda Underhill Valdez Varga Vesterberg Visser Wagner Weber Whitlock Wójcik Xiros Yamada ' +
  'Yilmaz Zeller Ziegler Zoric'
).split(' ');

/** Industry and its specialities: no two alike, so that a chapter of any size up to their number has no clash. */
export const TRADES: readonly (readonly [industry: string, specialities: readonly string[]])[] = [
  [
    'Legal',
    ['Conveyancing', 'Family Law', 'Employment Law', 'Wills & Probate', 'Commercial Law', 'Intellectual Property'],
  ],
  [
    'Finance',
    ['Bookkeeping', 'Accountancy', 'Mortgages', 'Pensions', 'Business Insurance', 'Health Insurance', 'Tax Advice'],
  ],
  [
    'Building',
    [
      'Joinery',
      'Plumbing',
      'Electrical',
      'Roofing',
      'Painting & Decorating',
      'Architecture',
      'Kitchen Design',
      'Flooring',
      'Glazing',
      'Landscaping',
    ],
  ],
  [
    'Real Estate',
    ['Residential Sales', 'Commercial Lettings', 'Surveying', 'Property Management', 'Holiday Rentals', 'Home Staging'],
  ],
  [
    'Health',
    ['Physiotherapy', 'Osteopathy', 'Dentistry', 'Optometry', 'Nutrition', 'Counselling', 'Personal Training', 'Yoga'],
  ],
  [
    'Media',
    ['Photography', 'Video Production', 'Graphic Design', 'Copywriting', 'Signage', 'Printing', 'Public Relations'],
  ],
  [
    'Technology',
    ['IT Support', 'Web Development', 'Cyber Security', 'Telephony', 'Software Training', 'Search Marketing', 'Data'],
  ],
  ['Events', ['Florist', 'Catering', 'Wedding Planning', 'Venue Hire', 'Entertainment', 'Audio Visual', 'Bakery']],
  [
    'Motor',
    ['Car Repair', 'Vehicle Leasing', 'Body Shop', 'Tyres', 'Driving Instruction', 'Fleet Management', 'Detailing'],
  ],
  [
    'Business Services',
    [
      'Business Coaching',
      'Recruitment',
      'Human Resources',
      'Virtual Assistance',
      'Translation',
      'Office Supplies',
      'Courier',
      'Waste Management',
    ],
  ],
  ['Travel', ['Travel Agency', 'Private Hire', 'Hotel', 'Tour Guiding', 'Language Lessons']],
  ['Retail', ['Jewellery', 'Furniture', 'Wine', 'Menswear', 'Promotional Products', 'Garden Centre', 'Books']],
  [
    'Home Services',
    ['Cleaning', 'Pest Control', 'Security Systems', 'Removals', 'Solar Panels', 'Heating', 'Locksmith', 'Upholstery'],
  ],
  ['Beauty & Care', ['Hairdressing', 'Skin Care', 'Massage', 'Elder Care', 'Child Care', 'Dog Training', 'Veterinary']],
];

export const COMPANY_ENDS = ['& Co', 'Partners', 'Studio', 'Group', 'Works', 'Associates', 'House', '& Daughters'];
export const EDUCATION = ['Podcast', 'Workshop', 'Book', 'Webinar', 'Peer training', 'Conference', 'Online course'];
export const PLACES = [
  'their office',
  'our office',
  'Café Aurora',
  'the harbour café',
  'online',
  'the library',
  'a walk',
];
export const TOPICS = [
  'ideal customers and how to spot them',
  'who each of us already knows',
  'what went well this quarter',
  'a shared customer and the next step',
  'goals, accomplishments, interests, networks and skills',
  'new services and for whom they are',
];
export const COMMENTS = [
  'They asked for somebody they can trust.',
  'Moving in the spring and looking for advice.',
  'Spoke at the school gate; keen to hear from you.',
  'Please call after four in the afternoon.',
  'Their last supplier let them down.',
];
export const TESTIMONIALS = [
  'They did what they said, on the day they said.',
  'Clear advice, no jargon, and a fair price.',
  'My customer rang to thank me for the introduction.',
  'I have used them three times and would again.',
];
export const OTHER_CHAPTERS = ['Silver Mile', 'Old Quay', 'Northgate', 'Riverside', 'Castle Hill', 'The Foundry'];
