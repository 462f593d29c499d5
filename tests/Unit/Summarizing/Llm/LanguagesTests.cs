using Serverless.Summarizing.Llm;
using Xunit;

namespace Serverless.Unit.Summarizing.Llm;

public sealed class LanguagesTests
{
    [Theory]
    [InlineData("The council of the town said on Tuesday that it will close two of its libraries.", "en")]
    [InlineData("Der Rat der Stadt hat am Dienstag beschlossen, dass zwei der fünf Büchereien für immer schließen.", "de")]
    [InlineData("Le conseil de la ville a décidé mardi que deux des cinq bibliothèques de la commune sont fermées.", "fr")]
    [InlineData("El consejo de la ciudad decidió el martes que dos de las cinco bibliotecas se cierran por falta de dinero.", "es")]
    [InlineData("Il consiglio della città ha deciso che due delle cinque biblioteche sono chiuse per sempre.", "it")]
    [InlineData("De raad van de stad heeft dinsdag besloten dat twee van de vijf bibliotheken niet open blijven.", "nl")]
    [InlineData("Городской совет во вторник решил закрыть две библиотеки.", "ru")]
    [InlineData("市議会は火曜日、図書館二館の閉鎖を決めた。", "ja")]
    [InlineData("市议会周二决定关闭两座图书馆。", "zh")]
    [InlineData("시의회는 화요일 도서관 두 곳을 닫기로 했다.", "ko")]
    [InlineData("قرر المجلس إغلاق مكتبتين يوم الثلاثاء.", "ar")]
    [InlineData("7 to 4", null)]
    [InlineData("", null)]
    public void Guess_Text_IsItsLanguage(string text, string? expected) => Assert.Equal(expected, Languages.Guess(text));

    [Theory]
    [InlineData("The council of the town said on Tuesday that it will close two of its libraries.", "de", true)]
    [InlineData("The council of the town said on Tuesday that it will close two of its libraries.", "ja", true)]
    [InlineData("The council of the town said on Tuesday that it will close two of its libraries.", "en-GB", false)]
    [InlineData("The council of the town said on Tuesday that it will close two of its libraries.", "xx", false)]
    [InlineData("Городской совет во вторник решил закрыть две библиотеки.", "uk", false)]
    [InlineData("Rådet i byen har besluttet at lukke to af de fem biblioteker for altid, og det er ikke nyt.", "nb", false)]
    [InlineData("7 to 4", "de", false)]
    public void IsClearlyNot_TextAndTag_OnlyWhenSure(string text, string tag, bool expected) => Assert.Equal(expected, Languages.IsClearlyNot(text, tag));

    [Theory]
    [InlineData("de", "German (de)")]
    [InlineData("pt-BR", "Portuguese (pt-BR)")]
    [InlineData("mi", "the language \"mi\"")]
    public void Describe_Tag_NamesTheLanguage(string tag, string expected) => Assert.Equal(expected, Languages.Describe(tag));
}
