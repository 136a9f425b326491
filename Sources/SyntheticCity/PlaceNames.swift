/// Invented names, with the accents, commas and apostrophes that real ones have.
enum PlaceNames {
    static let districts = [
        "Vall d'Ombra", "Les Hortes", "Ciutat Antiga", "Llevantí", "Port Nou",
        "Sant Cugol", "L'Alzinar", "Eixample Nou", "Montserè", "La Rovira-Torrent",
    ]

    static let neighbourhoods = [
        "la Font d'en Bru", "el Puig, la Cota i el Mas", "les Cabanyes", "Vallombra",
        "les Hortes de Dalt", "les Hortes de Baix", "la Sèquia", "Sant Pau del Molí",
        "el Call Vell", "Santa Llúcia, Sant Roc i el Born Petit", "l'Arsenal", "la Llotja",
        "Llevant", "el Far", "la Platja d'Or", "els Drassaners",
        "Port Nou", "el Moll de l'Est", "la Duana", "can Xifré",
        "Sant Cugol", "la Creu Alta", "el Torrent Gornal", "can Peguera Vella",
        "l'Alzinar", "la Bòbila", "el Camp d'en Vidal", "les Tres Fonts",
        "la Dreta de l'Eixample Nou", "l'Esquerra de l'Eixample Nou", "Fort Pius", "Sant Narcís",
        "Montserè", "el Guinardell - les Roquetes", "la Salut Alta", "Vista Bona",
        "la Rovira", "Torrent de l'Olla Seca", "la Pau Nova", "Bon Repòs",
    ]

    static let streets = [
        "SANT JORDI", "L'ALZINA", "CAN MAGRANER", "MAJOR", "L'ESGLÉSIA", "MALLORCA NOVA",
        "PINTOR FERRAN", "DOCTOR PUIGVERT", "LES FLORS", "TERRA ALTA", "MARE DE DÉU DEL PORT",
        "ENRIC CASADÓ", "ALMOGÀVERS", "VILA-RASA", "LA MARINA", "TALLERS VELLS", "NOU", "ROGER",
        "AUSIÀS", "COMTE BERNAT", "PROVENÇA NOVA", "CÒRSEGA NOVA", "GIRONELLA", "EL CARME",
    ]

    static let streetKinds = ["Carrer", "Carrer", "Carrer", "Avinguda", "Plaça", "Passatge"]
}
