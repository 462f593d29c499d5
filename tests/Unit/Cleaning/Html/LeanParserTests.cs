using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using Serverless.Cleaning.Html.Reading;
using Xunit;

namespace Serverless.Unit.Cleaning.Html;

public sealed partial class LeanParserTests
{
    private static readonly HtmlParser s_full = new(new HtmlParserOptions { IsAcceptingCustomElementsEverywhere = true });

    [Theory]
    [InlineData("<p>One<p>Two<div>Three</p>Four")]
    [InlineData("<ul><li>a<li>b</ul><table><tr><td>x<td>y</table>")]
    [InlineData("<table>lost <b>words<tr><td>x</table>after")]
    [InlineData("<table><tr><td><table>inner<tr><td>x</table></td></tr>outer</table>")]
    [InlineData("<b>1<p>2</b>3</p><a>x<a>y</a>")]
    [InlineData("<a>Meal <span><svg><path d=1 /></svg></span></a><button><span></span></button>")]
    [InlineData("<svg><title>t</title><desc><p>u</p></desc></svg><math><mi>x</mi></math>")]
    [InlineData("<form>1<form>2</form>3<input><textarea>\n<p></textarea>")]
    [InlineData("<select><option>a<option>b<optgroup>c</select>d")]
    [InlineData("<title>a &amp; b</title><meta name=x content=y><body class=z>t<body id=w>")]
    [InlineData("<pre>\n a\n  b</pre>&lt;c&gt; &eacute;&nbsp;d")]
    [InlineData("<noscript><p>x</p></noscript><iframe><p>y</iframe>z")]
    [InlineData("<x-card><h2>a</h2></x-card></body>late</html> words")]
    public void Parse_AnyPage_BuildsTheTreeOfTheFullParser(string html) => Assert.Equal(Tree(s_full.ParseDocument(html).DocumentElement), LeanTree(html));

    [Fact]
    public void Parse_TagSoup_BuildsTheTreeOfTheFullParser()
    {
        string[] pieces = ["<p>", "</p>", "<div>", "</div>", "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<b>", "</b>", "<a href=x>", "</a>", "<h2>", "</h2>", "<br>", "<span class=y>", "</span>", "<blockquote>", "</blockquote>", "<svg>", "<path/>", "</svg>", "<!-- c -->", "one ", " two", "&amp;", "<script>s</script>", "<article>", "</article>", "<form>", "</form>", "<button>", "</button>"];
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).List[0, 40].Sample(parts =>
        {
            var html = string.Concat(parts);
            return Tree(s_full.ParseDocument(html).DocumentElement) == LeanTree(html);
        }, iter: 2_000);
    }

    [Fact]
    public void GetAttribute_ReadAndUnread_GivesTheReadOne()
    {
        using var document = LeanParser.Parse("<p CLASS='a &amp; b' onclick=x hidden>y");
        var paragraph = Assert.IsType<LeanElement>(document.Body!.First);

        Assert.Equal("a & b", paragraph.GetAttribute("class"));
        Assert.Null(paragraph.GetAttribute("onclick"));
        Assert.NotNull(paragraph.Find("hidden"));
        Assert.Equal("y", paragraph.TextContent());
    }

    private static string LeanTree(string html)
    {
        using var document = LeanParser.Parse(html);
        return Tree(document.Root!);
    }

    private static string Tree(object root)
    {
        var tree = new StringBuilder();
        Write(root, tree);
        return BesideTag().Replace(Space().Replace(tree.ToString(), " "), "$1");
    }

    // The content of elements that a cleaner never reads may be missing.
    private static void Write(object node, StringBuilder tree)
    {
        var (name, text, children) = node switch
        {
            LeanText piece => (null, piece.Data.ToString(), []),
            LeanElement element => (element.LocalName, null, element.AsEnumerable()),
            IText piece => (null, piece.Data, []),
            IElement element => (element.LocalName, null, element.ChildNodes.Cast<object>()),
            _ => ((string?)null, (string?)null, Enumerable.Empty<object>()),
        };
        tree.Append(text);
        if (name is null) return;

        tree.Append('<').Append(name).Append('>');
        if (name is not ("script" or "style" or "textarea" or "iframe" or "template"))
            foreach (var child in children) Write(child, tree);
        tree.Append("</>");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(" ?([<>]) ?")]
    private static partial Regex BesideTag();
}
