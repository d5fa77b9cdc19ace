import type { en } from './catalogue.en.js';

/** Dasselbe auf Deutsch; die gleichen Schlüssel und die gleichen Angaben. */
export const de: Readonly<Record<keyof typeof en, string>> = {
  'title.CHAPTER_SUMMARY': 'Übersicht des Chapters',
  'title.ATTENDANCE_SHEET': 'Anwesenheit',
  'title.SCORECARDS': 'Punkteblätter',
  'title.REFERRAL_MATRIX': 'Wer wen empfiehlt',
  'title.ONE_TO_ONE_MATRIX': 'Wer sich mit wem trifft',
  'title.COMBINATION_MATRIX': 'Einzelgespräche und Empfehlungen zusammen',
  'title.MEMBER_REVIEW': 'Rückblick für ein Mitglied',
  'title.CHAPTER_QUARTERLY': 'Das Chapter nach Quartalen',

  'frame.prepared': 'Erstellt am {date}',
  'frame.page': 'Seite {page} von {pages}',
  'frame.compared': 'verglichen mit {period}',
  'frame.notes': 'Anmerkungen',
  'frame.sheet': 'Blatt',
  'frame.overview': 'Überblick',
  'frame.period': 'Zeitraum',
  'frame.chapter': 'Chapter',
  'frame.continued': 'Spalten {from} bis {to} von {total}',

  somebody: 'jemand aus dem Chapter',
  'note.countsOnly': 'Zahlen des ganzen Chapters; Mitglieder sind hier nicht genannt.',

  'column.member': 'Mitglied',
  'column.trade': 'Beruf',
  'column.date': 'Datum',
  'column.meeting': 'Treffen',
  'column.figure': 'Zahl',
  'column.what': 'Was',
  'column.quarter': 'Quartal',
  'column.whole': 'Ganzer Zeitraum',
  'column.light': 'Ampel',
  'column.score': 'Punkte',
  'column.weeks': 'Wochen',
  'column.weeks.hint': 'Treffen mit einem Eintrag: dadurch wird geteilt, was je Woche zählt',
  'column.wayToGreen': 'Kürzester Weg ins Grüne',

  'figure.meetings': 'Treffen',
  'figure.referrals': 'Gegebene Empfehlungen',
  'figure.oneToOnes': 'Einzelgespräche',
  'figure.visitors': 'Gäste',
  'figure.visitorsInvited': 'Eingeladene Gäste',
  'figure.closedBusiness': 'Abgeschlossenes Geschäft',
  'figure.closedBusinessCredited': 'Geschäft mit Dank',
  'figure.education': 'Weiterbildung',
  'figure.testimonials': 'Referenzen',
  'figure.before': 'vorher: {before}',
  'series.given': 'Gegeben',
  'series.received': 'Erhalten',

  'mark.P': 'anwesend',
  'mark.A': 'abwesend',
  'mark.L': 'verspätet',
  'mark.M': 'krank',
  'mark.S': 'vertreten',

  'summary.first': 'Vorname',
  'summary.last': 'Nachname',
  'summary.present': 'anwesend',
  'summary.absent': 'abwesend',
  'summary.late': 'verspätet',
  'summary.medical': 'krank',
  'summary.substitute': 'Vertretung geschickt',
  'summary.givenInside': 'gegebene Empfehlungen, innen',
  'summary.givenOutside': 'gegebene Empfehlungen, außen',
  'summary.receivedInside': 'erhaltene Empfehlungen, innen',
  'summary.receivedOutside': 'erhaltene Empfehlungen, außen',
  'summary.visitors': 'eingeladene Gäste',
  'summary.oneToOnes': 'Einzelgespräche',
  'summary.closedBusiness': 'Geschäft, für das dem Mitglied gedankt wurde',
  'summary.educationCredits': 'Weiterbildungspunkte',
  'summary.testimonials': 'gegebene Referenzen',
  'summary.visitors.row': 'Gäste',
  'summary.others.row': 'Andere Chapter',
  'summary.total.row': 'Summe',
  'summary.note.columns':
    'P anwesend, A abwesend, L verspätet, M krank, S vertreten. RGI und RGO: gegebene Empfehlungen innen und außen; RRI und RRO: erhaltene. V eingeladene Gäste, 1-2-1 Einzelgespräche, TYFCB Geschäft mit Dank, CEU Weiterbildungspunkte, T gegebene Referenzen. Das sind die Spalten der Übersichten, die andere Systeme drucken, damit sich beide nebeneinanderlegen lassen.',
  'summary.note.total':
    'Die Summe zählt die Mitglieder zusammen. Was Menschen anderer Chapter gaben und bekamen, steht in einer eigenen Zeile; ein Einzelgespräch zweier Mitglieder zählt für jedes von beiden einmal.',
  'summary.note.thankers':
    'In dieser Zeit haben weniger als {fewest, number} bekannte Menschen gedankt. Beträge stehen deshalb nicht bei den Mitgliedern: das würde verraten, wer wem gedankt hat.',

  'attendance.rate': 'Anwesenheit',
  'attendance.rate.hint': '(anwesend + verspätet + vertreten) / (diese + abwesend)',
  'attendance.state': 'Regel',
  'attendance.state.CLEAR': 'im Rahmen',
  'attendance.state.NEXT_BREACHES': 'noch einmal wäre zu viel',
  'attendance.state.BREACHED': 'über der Grenze',
  'attendance.state.former': 'ehemaliges Mitglied',
  'attendance.until': 'Bis',
  'attendance.until.hint': 'der Tag, an dem es sich von selbst entspannt',
  'attendance.sheet.title': 'Treffen für Treffen',
  'attendance.meetings.title': 'Die Treffen',
  'attendance.none': 'In dieser Zeit fand kein Treffen statt, oder es ist noch keines erfasst.',
  'attendance.sentence.BREACHED':
    '{count, plural, one {{names} hat mehr gefehlt, als die Regel vorsieht.} other {{names} haben mehr gefehlt, als die Regel vorsieht.}} Oft genügt ein Anruf mit der Frage, wie es geht.',
  'attendance.sentence.NEXT_BREACHES':
    '{count, plural, one {Noch ein Fehlen wäre für {names} zu viel.} other {Noch ein Fehlen wäre für jeden von ihnen zu viel: {names}.}}',
  'attendance.sentence.CLEAR': 'Alle sind gut im Rahmen der Regel.',
  'attendance.sentence.missing':
    '{count, plural, one {# Eintrag fehlt} other {# Einträge fehlen}}. Nicht erfasst heißt nicht abwesend: es zählt weder so noch so.',
  'attendance.policy.none': 'Das Chapter hat keine Grenze für Abwesenheiten.',
  'attendance.policy.absences':
    'Das Chapter bittet um höchstens {count, plural, one {# Abwesenheit} other {# Abwesenheiten}} in {weeks, number} Wochen.',
  'attendance.policy.lates':
    '{count, plural, one {Jede Verspätung zählt} other {# Verspätungen zählen}} als eine Abwesenheit.',
  'attendance.policy.substitutes':
    '{count, plural, =0 {Jede Vertretung zählt} one {Mehr als # Vertretung zählt} other {Mehr als # Vertretungen zählen}} als Abwesenheit.',
  'attendance.policy.medical': 'Krankheit: bis zu {count, plural, one {# Treffen} other {# Treffen}}.',
  'attendance.note.marks':
    'P anwesend, A abwesend, L verspätet, M krank, S vertreten, - nicht erfasst, leer: damals kein Mitglied.',
  'attendance.note.rate':
    'Anwesenheit ist (anwesend + verspätet + vertreten) von diesen und den Abwesenheiten. Krankheit zählt weder so noch so.',
  'attendance.note.state': 'Die Regel blickt vom letzten Tag des Berichts über das eigene Fenster des Chapters zurück.',

  'week.none':
    'Bis zum letzten Tag dieses Berichts wurde keine Woche berechnet, deshalb gibt es noch nichts zu zeigen. Der wöchentliche Lauf macht das von selbst; die Vergangenheit lässt sich nachholen.',
  'week.asOf': 'Die letzte bis dahin berechnete Woche ist die vom {date}.',

  'scorecards.none': 'Für diese Woche galt kein Punkteblatt.',
  'scorecards.table': 'Gezählt nach der Tabelle „{name}“, Fassung {version, number}.',
  'scorecards.points.title': 'Punkte',
  'scorecards.counts.title': 'Worauf die Punkte beruhen',
  'scorecards.note.window': 'Gezählt über das Fenster des Chapters vor dem {date}.',
  'scorecards.note.way':
    'Der kürzeste Weg ins Grüne ist der mit der geringsten Mühe: Gespräche und Weiterbildung zählen am wenigsten, Empfehlungen etwas mehr, Gäste am meisten. Anwesenheit lässt sich nicht nachholen und wird nie vorgeschlagen.',
  'green.reached': 'erreicht',
  'green.time': 'mit der Zeit',

  'matrix.from': 'Von',
  'matrix.to': 'An',
  'matrix.with': 'Mit',
  'matrix.was': 'Vorher',
  'matrix.now': 'Jetzt',
  'matrix.none': 'In dieser Zeit war niemand Mitglied.',
  'matrix.sum.given': 'Gegeben',
  'matrix.sum.received': 'Erhalten',
  'matrix.sum.total': 'Summe',
  'matrix.sum.met': 'Nur Gespräch',
  'matrix.sum.referred': 'Nur Empfehlung',
  'matrix.sum.both': 'Beides',
  'matrix.figure.total.REFERRAL_MATRIX': 'Empfehlungen im Chapter',
  'matrix.figure.ties.REFERRAL_MATRIX': 'Verbindungen, je Richtung',
  'matrix.figure.returned': 'Paare in beide Richtungen',
  'matrix.figure.total.ONE_TO_ONE_MATRIX': 'Einzelgespräche im Chapter',
  'matrix.figure.ties.ONE_TO_ONE_MATRIX': 'Paare, die sich trafen',
  'matrix.figure.total.COMBINATION_MATRIX': 'Paare nur mit Gespräch',
  'matrix.figure.ties.COMBINATION_MATRIX': 'Paare nur mit Empfehlung',
  'matrix.figure.both': 'Paare mit beidem',
  'matrix.oneSided':
    '{giver} hat {receiver} {count, plural, one {# Empfehlung} other {# Empfehlungen}} gegeben; zurück kam noch keine.',
  'matrix.oneSided.more':
    'Und {count, plural, one {# weitere Verbindung} other {# weitere Verbindungen}} von drei Empfehlungen oder mehr, die noch niemand erwidert hat.',
  'matrix.difference.title': 'Was sich geändert hat',
  'matrix.difference.text': 'Jede Zelle ist jetzt minus vorher; eine leere blieb gleich.',
  'matrix.came.title': 'Neue Verbindungen: {count, number}',
  'matrix.came.none': 'Keine Verbindung ist neu.',
  'matrix.went.title': 'Verbindungen von vorher, die ruhten: {count, number}',
  'matrix.went.none': 'Jede Verbindung von vorher besteht weiter.',
  'matrix.changed.title': 'Veränderte Verbindungen: {count, number}',
  'matrix.changed.none': 'Keine bestehende Verbindung hat sich verändert.',
  'matrix.combination.0': 'keines',
  'matrix.combination.1': 'nur Gespräch',
  'matrix.combination.2': 'nur Empfehlung',
  'matrix.combination.3': 'beides',
  'matrix.note.REFERRAL_MATRIX':
    'Eine Zeile gibt, eine Spalte erhält; eine umrahmte Zelle wird erwidert. Nur Empfehlungen zwischen Mitgliedern des Chapters.',
  'matrix.note.ONE_TO_ONE_MATRIX': 'Wie oft sich je zwei zusammengesetzt haben.',
  'matrix.note.COMBINATION_MATRIX':
    '○ nur Gespräch, ◇ nur Empfehlung (gleich in welche Richtung), ● beides; leer: noch keines. Ein Gespräch ohne Empfehlung ist ein Samenkorn; eine Empfehlung ohne Gespräch könnte eines brauchen.',
  'matrix.note.former':
    'Ehemalige Mitglieder stehen hier wegen dessen, was sie in dieser Zeit gaben, bekamen oder besprachen.',

  'review.since': 'Mitglied seit {date} ({tenure})',
  'tenure.weeks': '{count, plural, =0 {neu diese Woche} one {# Woche} other {# Wochen}}',
  'tenure.years': '{count, plural, one {# Jahr} other {# Jahre}}',
  'review.sponsor': 'mitgebracht von {name}',
  'review.renewal': 'Verlängerung fällig {date}',
  'review.balance.title': 'Geben und Nehmen',
  'review.balance.chart': '{given, number} gegeben, {received, number} erhalten im Chapter',
  'review.balance.BALANCED':
    '{name} hat im Chapter {given, plural, =0 {keine Empfehlung} one {# Empfehlung} other {# Empfehlungen}} gegeben und {received, number} erhalten: im Großen und Ganzen ausgeglichen.',
  'review.balance.TOO_LITTLE_EVIDENCE':
    'Noch zu früh: {name} hat im Chapter bisher {given, number} gegeben und {received, number} erhalten.',
  'review.balance.unknown.self':
    'Du hast im Chapter {given, plural, =0 {keine Empfehlung} one {# Empfehlung} other {# Empfehlungen}} gegeben und {received, number} erhalten. In dieser Zeit wurde keine Woche berechnet, mehr lässt sich noch nicht sagen.',
  'review.balance.unknown.other':
    '{name} hat im Chapter {given, plural, =0 {keine Empfehlung} one {# Empfehlung} other {# Empfehlungen}} gegeben und {received, number} erhalten. In dieser Zeit wurde keine Woche berechnet, mehr lässt sich noch nicht sagen.',
  'review.thanks': '{count, plural, =0 {noch kein Dank} one {# Mal Dank} other {# Mal Dank}}',
  'review.quarters.title': 'Aktivität nach Quartalen',
  'review.quarters.chart': 'Gegebene und erhaltene Empfehlungen je Quartal, andere Chapter eingeschlossen',
  'review.attendance.title': 'Im Raum',
  'review.attendance.none': 'In dieser Zeit ist keine Anwesenheit erfasst.',
  'review.attendance.counts':
    'Da oder vertreten bei {there, number} von {counted, number} Treffen: {late, number} verspätet, {substitute, number} vertreten, {absent, number} abwesend; {medical, plural, =0 {nie krank} one {# Treffen krank} other {# Treffen krank}}.',
  'review.attendance.NEXT_BREACHES.self': 'Noch ein Fehlen wäre nach der Regel des Chapters zu viel.',
  'review.attendance.NEXT_BREACHES.other': 'Noch ein Fehlen wäre nach der Regel des Chapters zu viel.',
  'review.attendance.BREACHED.self':
    'Du hast mehr gefehlt, als die Regel des Chapters vorsieht. Kann das Chapter bei etwas helfen?',
  'review.attendance.BREACHED.other':
    'Es wurde mehr gefehlt, als die Regel des Chapters vorsieht. Vielleicht lohnt die Frage, was helfen würde.',
  'review.attendance.until': 'Von selbst entspannt sich das am {date}.',
  'review.trend.title': 'Punkte, Woche für Woche',
  'review.trend.none': 'In dieser Zeit ist noch kein Punktestand aufbewahrt.',
  'review.trend.one': '{score, plural, one {# Punkt} other {# Punkte}}, {light}.',
  'review.trend.text':
    'Jetzt {score, plural, one {# Punkt} other {# Punkte}}, {light}; am {date} waren es {was, number}.',
  'review.tuneUp.title': 'Was am meisten helfen würde',
  'review.tuneUp.none': 'In dieser Zeit ist noch keine Durchsicht aufbewahrt.',
  'review.tuneUp.fine':
    '{count, number} von {total, number} Fragen, die sich beantworten lassen, sind gut, wie sie sind.',
  'review.partners.title': 'Die engsten Kontakte',
  'review.partners.none':
    'In dieser Zeit noch keine Empfehlung und kein Einzelgespräch im Chapter. Das erste Gespräch ist der beste Anfang.',
  'partner.given': 'An sie',
  'partner.received': 'Von ihnen',
  'partner.lastMet': 'Zuletzt getroffen',
  'review.profile.title': 'In eigenen Worten',
  'review.profile.none.self': 'Dein Profil ist leer. Ein Satz über deinen Wunschkunden hilft den anderen am meisten.',
  'review.profile.none.other': 'Das Profil ist noch leer. Gute fünf Minuten für das Gespräch: Wer ist der Wunschkunde?',
  'review.stories': '{count, plural, one {# Beispielgeschichte} other {# Beispielgeschichten}} erzählt',
  'profile.IDEAL_CUSTOMER': 'Wunschkunde',
  'profile.WHAT_I_DO': 'Was ich tue',
  'profile.GOALS': 'Ziele',
  'profile.ACCOMPLISHMENTS': 'Erfolge',
  'profile.INTERESTS': 'Interessen',
  'profile.NETWORKS': 'Netzwerke',
  'profile.SKILLS': 'Fähigkeiten',
  'profile.STORIES': 'Geschichten',
  'review.followUps.title': 'Was schon versucht wurde',
  'review.followUps.none': 'Noch ist nichts notiert.',
  'review.note.self':
    'Für dich gemacht. Was andere im Vertrauen geantwortet haben, steht darin nur als Mittel von dreien oder mehr, und in keinem anderen Exemplar.',
  'review.note.leaders':
    'Für die Leitung und den Mitgliederausschuss. Was andere im Vertrauen geantwortet haben, steht nicht darin; die Notizen unter „Was schon versucht wurde“ fehlen im Exemplar des Mitglieds.',

  'quarterly.quarter': 'Q{quarter, number} {year}',
  'quarterly.health.title': 'Wie es dem Chapter geht',
  'quarterly.referrals.up':
    '{count, plural, one {# Empfehlung wurde} other {# Empfehlungen wurden}} gegeben, {each} je Treffen; in {name} waren es {before}. Das ist ein Schritt nach vorn.',
  'quarterly.referrals.even':
    '{count, plural, one {# Empfehlung wurde} other {# Empfehlungen wurden}} gegeben, {each} je Treffen, etwa so viele wie in {name} ({before}).',
  'quarterly.referrals.down':
    '{count, plural, one {# Empfehlung wurde} other {# Empfehlungen wurden}} gegeben, {each} je Treffen; in {name} waren es {before}. Was würde das Fragen leichter machen?',
  'quarterly.referrals.alone':
    '{count, plural, =0 {Keine Empfehlung wurde} one {# Empfehlung wurde} other {# Empfehlungen wurden}} bei {meetings, plural, one {# Treffen} other {# Treffen}} gegeben.',
  'quarterly.attendance.up': 'Die Anwesenheit stieg auf {rate}, nach {was} in {name}.',
  'quarterly.attendance.even': 'Die Anwesenheit blieb bei {rate} ({was} in {name}).',
  'quarterly.attendance.down': 'Die Anwesenheit lag bei {rate}, nach {was} in {name}.',
  'quarterly.reciprocity':
    '{share} der Empfehlungen im Chapter wurden von derselben Person erwidert, nach {was} zuvor.',
  'quarterly.reciprocity.alone': '{share} der Empfehlungen im Chapter wurden von derselben Person erwidert.',
  'quarterly.reciprocity.row': 'Von derselben Person erwiderte Empfehlungen',
  'quarterly.oneSided':
    '{count, plural, =0 {Geben und Nehmen sind bei allen im Takt.} one {Bei # Mitglied sind Geben und Nehmen auseinandergelaufen; die Leitung weiß, wer ihre Hilfe brauchen kann.} other {Bei # Mitgliedern sind Geben und Nehmen auseinandergelaufen; die Leitung weiß, wer ihre Hilfe brauchen kann.}}',
  'quarterly.people':
    'Am Ende waren es {members, plural, one {# Mitglied} other {# Mitglieder}}; {joined, plural, =0 {niemand kam} one {# Person kam} other {# Personen kamen}} dazu, {left, plural, =0 {niemand ging} one {# Person ging} other {# Personen gingen}}.',
  'quarterly.visitors':
    '{count, plural, =0 {Es kam kein Gast. Wen hätte jeder von uns gern am Tisch?} one {# Gast kam.} other {# Gäste kamen.}}',
  'quarterly.members': 'Mitglieder am Ende',
  'quarterly.joined': 'Beigetreten',
  'quarterly.left': 'Gegangen',
  'quarterly.referrals': 'Gegebene Empfehlungen',
  'quarterly.inside': 'davon innen',
  'quarterly.outside': 'davon außen',
  'quarterly.received': 'Erhaltene Empfehlungen',
  'quarterly.perMember': 'Gegebene Empfehlungen je Mitglied',
  'quarterly.asks': 'Bitten',
  'quarterly.trend.title': 'Quartal für Quartal',
  'quarterly.trend.chart': 'Gegebene Empfehlungen und Einzelgespräche je Quartal',
  'quarterly.table.title': 'Zahlen',
  'quarterly.comings.title': 'Wer kam und wer ging',
  'quarterly.comings.none': 'Niemand kam dazu, niemand ging.',
  'quarterly.came': 'kam dazu',
  'quarterly.went': 'ging',
  'quarterly.asks.title': 'Worum das Chapter bittet',
  'quarterly.asks.none':
    'Niemand bat um etwas Bestimmtes. Eine bestimmte Bitte in der Woche ist der Anfang von Empfehlungen.',
  'quarterly.note.members': 'Mitglieder und Verbindungen am Ende jedes Quartals; alles andere darin.',
  'quarterly.note.first': 'Aus der Zeit davor gibt es keine Aufzeichnungen, deshalb noch keinen Vergleich.',
};
