using CsCheck;
using Serverless.Cleaning.Languages;
using Xunit;

namespace Serverless.Unit.Cleaning.Languages;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("en", "The harbour board said on Monday that the old ferry would make its last crossing this week, after inspectors had found rust along the hull.")]
    [InlineData("de", "Die Hafenbehörde teilte am Montag mit, dass die alte Fähre in dieser Woche zum letzten Mal fährt, nachdem Prüfer Rost am Rumpf gefunden hatten.")]
    [InlineData("fr", "Le port a annoncé lundi que le vieux bac ferait sa dernière traversée cette semaine, après la découverte de rouille sur la coque par les inspecteurs.")]
    [InlineData("es", "El puerto informó el lunes de que el viejo transbordador hará su última travesía esta semana, después de que los inspectores hallaran óxido en el casco.")]
    [InlineData("pt", "O porto informou na segunda-feira que a velha balsa fará a sua última travessia esta semana, depois que os inspetores encontraram ferrugem no casco.")]
    [InlineData("it", "Il porto ha comunicato lunedì che il vecchio traghetto farà la sua ultima traversata questa settimana, dopo che gli ispettori hanno trovato ruggine sullo scafo.")]
    [InlineData("nl", "De havendienst meldde maandag dat de oude veerboot deze week voor het laatst vaart, nadat inspecteurs roest op de romp hadden gevonden en het schip niet meer veilig is.")]
    [InlineData("sv", "Hamnen meddelade på måndagen att den gamla färjan gör sin sista resa den här veckan, sedan inspektörer har hittat rost på skrovet och inte längre vill låta den gå.")]
    [InlineData("da", "Havnen oplyste mandag, at den gamle færge sejler for sidste gang i denne uge, efter at inspektører har fundet rust på skroget, og det ikke længere er sikkert.")]
    [InlineData("no", "Havnen opplyste mandag at den gamle fergen går for siste gang denne uken, etter at inspektører har funnet rust på skroget, og det ikke lenger er trygt å seile nå.")]
    [InlineData("fi", "Satama kertoi maanantaina, että vanha lautta tekee viimeisen matkansa tällä viikolla, kun tarkastajat olivat löytäneet ruostetta rungosta ja se ei ole enää turvallinen.")]
    [InlineData("pl", "Port poinformował w poniedziałek, że stary prom odpłynie w tym tygodniu po raz ostatni, po tym jak inspektorzy znaleźli rdzę na kadłubie, a jego stan nie jest już dobry.")]
    [InlineData("cs", "Přístav v pondělí oznámil, že starý trajekt tento týden vypluje naposledy, protože inspektoři našli na trupu rez a jeho stav již není bezpečný pro lidi, kteří se s ním plaví.")]
    [InlineData("sk", "Prístav v pondelok oznámil, že stará loď tento týždeň vypláva naposledy, pretože inšpektori našli na trupe hrdzu a jej stav už nie je bezpečný pre ľudí, ktorí sa s ňou plavia.")]
    [InlineData("hu", "A kikötő hétfőn közölte, hogy az öreg komp ezen a héten indul útnak utoljára, miután az ellenőrök rozsdát találtak a hajótesten, és már nem volt biztonságos.")]
    [InlineData("ro", "Portul a anunțat luni că vechiul feribot va face ultima traversare în această săptămână, după ce inspectorii au găsit rugină pe carenă și nu mai este sigur.")]
    [InlineData("tr", "Liman pazartesi günü eski vapurun bu hafta son seferini yapacağını bildirdi; denetçiler gövdede pas bulduktan sonra artık çok güvenli olmadığı ve daha fazla kullanılamayacağı için.")]
    [InlineData("id", "Pelabuhan mengumumkan pada hari Senin bahwa kapal feri tua itu akan berlayar untuk terakhir kali minggu ini, setelah karat ditemukan dan tidak aman lagi oleh para pemeriksa.")]
    [InlineData("vi", "Cảng cho biết hôm thứ Hai rằng chiếc phà cũ sẽ thực hiện chuyến đi cuối cùng trong tuần này, sau khi các thanh tra đã tìm thấy gỉ sét và không còn được an toàn.")]
    [InlineData("ru", "Порт сообщил в понедельник, что старый паром на этой неделе уйдёт в последний рейс, после того как инспекторы нашли ржавчину.")]
    [InlineData("uk", "Порт повідомив у понеділок, що старий пором цього тижня вирушить у останній рейс, після того як інспектори виявили іржу.")]
    [InlineData("bg", "Пристанището съобщи в понеделник, че старият ферибот ще отплава за последен път тази седмица, след като инспекторите откриха ръжда.")]
    [InlineData("sr", "Лука је у понедељак саопштила да ће стари трајект ове недеље запловити последњи пут, јер су инспектори нашли рђу на његовом трупу.")]
    [InlineData("el", "Το λιμάνι ανακοίνωσε τη Δευτέρα ότι το παλιό πλοίο θα κάνει το τελευταίο του ταξίδι αυτή την εβδομάδα.")]
    [InlineData("ar", "أعلن الميناء يوم الاثنين أن العبارة القديمة ستبحر للمرة الأخيرة هذا الأسبوع بعد العثور على الصدأ في هيكلها.")]
    [InlineData("fa", "بندر روز دوشنبه اعلام کرد که کشتی قدیمی این هفته برای آخرین بار حرکت می‌کند، زیرا بازرسان زنگ‌زدگی پیدا کردند.")]
    [InlineData("he", "הנמל הודיע ביום שני כי המעבורת הישנה תפליג השבוע בפעם האחרונה לאחר שהפקחים מצאו חלודה.")]
    [InlineData("hi", "बंदरगाह ने सोमवार को कहा कि पुरानी नौका इस सप्ताह आखिरी बार चलेगी और यात्रियों के लिए नई नाव की व्यवस्था में समय लगेगा।")]
    [InlineData("th", "ท่าเรือแจ้งเมื่อวันจันทร์ว่าเรือข้ามฟากเก่าจะแล่นเป็นครั้งสุดท้ายในสัปดาห์นี้")]
    [InlineData("ja", "港湾局は月曜日、古い渡し船が今週最後の航海を行うと発表した。")]
    [InlineData("zh", "港务局周一表示，旧渡轮将于本周最后一次航行。")]
    [InlineData("ko", "항만청은 월요일 낡은 여객선이 이번 주 마지막으로 운항한다고 밝혔다.")]
    public void Detect_ShortParagraph_GivesItsLanguage(string language, string text) => Assert.Equal(language, LanguageDetector.Detect(text));

    [Theory]
    [InlineData("")]
    [InlineData("12 345 — 2025")]
    [InlineData("Nokia Siemens Audi")]
    [InlineData("lorem xyzzy plugh foobar qux quux corge grault garply waldo fred")]
    public void Detect_TooLittleToTell_GivesNull(string text) => Assert.Null(LanguageDetector.Detect(text));

    [Theory]
    [InlineData("en_gb", "The harbour board said that the old ferry would make its last crossing this week.", "en-GB")]
    [InlineData("EN", "Die Hafenbehörde teilte am Montag mit, dass die alte Fähre in dieser Woche zum letzten Mal fährt, nachdem Prüfer Rost gefunden hatten.", "de")]
    [InlineData("zh-hant-tw", "港務局週一表示，舊渡輪將於本週最後一次航行。", "zh-Hant-TW")]
    [InlineData("nb-NO", "Havnen opplyste mandag at den gamle fergen går for siste gang denne uken, etter at inspektører har funnet rust på skroget og det ikke lenger er trygt.", "nb-NO")]
    [InlineData("fr-CA", "OK.", "fr-CA")]
    [InlineData(null, "The harbour board said that the old ferry would make its last crossing this week.", "en")]
    [InlineData("not a tag", "OK.", null)]
    [InlineData("und", "OK.", null)]
    public void Reconcile_DeclaredAndText_BelievesTheTextWhereItIsClear(string? declared, string text, string? expected) =>
        Assert.Equal(expected, LanguageDetector.Reconcile(declared, text));

    [Fact]
    public void Detect_AnyText_GivesNullOrATag() =>
        Gen.String[0, 300].Sample(text => LanguageDetector.Detect(text) is null or { Length: 2 or 3 });
}
