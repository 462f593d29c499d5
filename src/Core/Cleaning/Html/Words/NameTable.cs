using System.Collections.Frozen;
using Serverless.Cleaning.Html.Reading;

namespace Serverless.Cleaning.Html.Words;

/// <summary>Words that makers of pages put into class names, ids and roles, in the languages they use, and what each says.</summary>
internal static class NameTable
{
    // Lower case; a name such as "articleBody" or "post-content" is looked up word by word, an unbroken "postcontent" by its parts.
    private static readonly (Meaning Meaning, string Words)[] s_rows =
    [
        (Meaning.Article, "article articles artikel artigo articulo articolo story stories post posts entry hentry blog blogpost noticia noticias nota news newsitem nyhet nieuws blogposting newsarticle detail details single haber singlepost statya novost longform feature"),
        (Meaning.Content, "content contents contenido contenu inhalt inhoud conteudo contenuto text texte texto testo tekst txt copy prose rte richtext rich wysiwyg markdown editor editorial paragraph paragraphs para wrapper column main primary maincontent page body cuerpo corpo honbun icerik detay bodytext block"),
        (Meaning.Body, "articlebody storybody postbody entrycontent postcontent articlecontent storycontent bodycopy articletext bodytext newsbody articlecopy contentbody postarticle entrybody singlecontent maintext textbody blogcontent articlemain"),
        (Meaning.Title, "title titles titel titulo titre titolo headline headlines heading hed head kicker eyebrow overline hl"),
        (Meaning.Lead, "lead lede intro introduction standfirst dek deck subtitle subhead subheadline subtitulo excerpt summary abstract description desc preamble ingress vorspann chapo bajada sommario entradilla sapo key highlights takeaways bullets teaser"),
        (Meaning.Author, "author authors autor auteur autore byline by writer bio biography contributor contributors profile avatar creator reporter columnist authorbox aboutauthor staff redakteur redactor person"),
        (Meaning.Date, "date dates datum fecha datetime time timestamp published publish pubdate updated modified posted meta metadata postmeta entrymeta info infos details dateline data read reading readtime views views views hits tijd"),
        (Meaning.Caption, "caption captions figcaption credit credits photocredit imagecredit copyright legend legende bildunterschrift pie didascalia onderschrift wp-caption-text cutline attribution source quelle fuente"),
        (Meaning.Media, "image images img photo photos foto fotos picture pictures figure gallery galerie galeria slideshow slider slide slides carousel video videos player media thumbnail thumb thumbnails lightbox audio podcast swiper hero bild bilder infographic map chart"),
        (Meaning.Comment, "comment comments commenting commentlist comentarios comentario comentarii kommentar kommentare kommentarer commentaire commentaires commenti reacties reactie reaction reactions respond reply replies disqus discussion discuss debate forum coral fbcomments yorum yorumlar komentarze komentari livefyre viafoura conversation opinions feedback responses"),
        (Meaning.Related, "related relateds relacionados relacionadas relacionado relate similar recommended recommendations recommend recommendation recommendedposts recirc recirculation more moreon morefrom trending popular mostread mostpopular most latest newest recent recents also alsolike readmore readnext readalso lire siehe upnext next previous prev nextprev suggested suggestions suggestion outbrain taboola plista zergnet mgid dianomi relatedposts relatedarticles verwandt aehnliche weitere crosslinks crosslink seealso further onward youmaylike interest discover top hot sibling siblings relatednews jp lees lisaks leia veja"),
        (Meaning.Share, "share shares sharing sharer sharebar sharebuttons sharedaddy social socials socialmedia socialicons addthis addtoany sharethis teilen compartir partager condividi delen compartilhar facebook twitter whatsapp linkedin pinterest telegram reddit follow followus like likes bookmark save clap claps paylas udostepnij socialshare ssba a2a shariff heateor"),
        (Meaning.Nav, "nav navi navigation navbar menu menus submenu mainmenu megamenu breadcrumb breadcrumbs crumbs crumb brotkrumen ariane skip skiplink sitemap topnav subnav dropdown offcanvas hamburger drawer mobilemenu"),
        (Meaning.Header, "header masthead topbar banner logo branding brand siteheader ticker subheader navbrand toolbar"),
        (Meaning.Footer, "footer foot bottom colophon sitefooter fuss pied copyright legal imprint impressum footnav contentinfo"),
        (Meaning.Sidebar, "sidebar side sidebars aside rail rightrail leftrail rightcol leftcol rightcolumn leftcolumn right marginalia secondary complementary tertiary sticky"),
        (Meaning.Newsletter, "newsletter newsletters subscribe subscription subscriptions subscriber signup optin mailing mailchimp mc4wp mailinglist email mail nieuwsbrief boletin klaviyo hubspot hs convertkit leadgen leadmagnet inscription abonnieren abonnement abo"),
        (Meaning.Paywall, "paywall premium regwall piano member members membership login signin register registration gated barrier meter metered plus offer offers donate donation contribute contribution support unlock locked"),
        (Meaning.Ad, "ad ads adv advert adverts advertisement advertising advertise adsense adslot adunit adbox adwrapper adcontainer dfp gpt sponsor sponsored sponsors sponsorship publicidad pub pubblicita werbung anzeige anzeigen reklam reklama annonce advertorial dfpad googlead affiliate billboard leaderboard mpu skyscraper prebid"),
        (Meaning.Promo, "promo promos promotion promoted promobox cta calltoaction callout banner teasers upsell download app apps appstore partner partners booking quiz poll survey event events giveaway contest advert jobs coupon coupons deal deals campaign"),
        (Meaning.Tags, "tag tags tagcloud taglist taxonomy topic topics category categories cat cats keyword keywords label labels schlagwort schlagworte stichworte etiquetas etiqueta sujets subject subjects section rubric rubrik temas tagged filed posttags catlinks hashtags badge pill pills chip chips"),
        (Meaning.Consent, "cookie cookies cookiebar cookiebanner consent gdpr ccpa privacy onetrust cmp didomi cookielaw cookieconsent usercentrics cookiebot"),
        (Meaning.Popup, "modal modals popup popups pop overlay lightbox dialog toast tooltip flyout interstitial notification notifications alert notice snackbar popover"),
        (Meaning.Hidden, "hidden hide sr visuallyhidden screenreader offscreen dnone invisible screen assistive clip noprint print hiddenprint nodisplay none displaynone collapsed"),
        (Meaning.Quote, "quote quotes pullquote blockquote cite citation zitat cita testimonial testimonials"),
        (Meaning.Embed, "embed embedded tweet twittertweet instagram instagrammedia tiktok oembed iframe fbpost youtube vimeo"),
        (Meaning.Card, "card cards item items tile tiles list lists listing grid feed archive loop row rows col cols columns box boxes module panel panels stack collection index catalog"),
        (Meaning.Form, "form forms search searchform input field fields fieldset select option options button buttons btn btns submit wpcf7 contact contactform captcha recaptcha checkbox filter filters dropdown autocomplete gform wpforms"),
        (Meaning.Pager, "pagination pager paging pagenav pagenumbers pages numbers paginate postnav postnavigation prevnext adjacent"),
        (Meaning.Tools, "tools tool toolbox actions action controls control utility utilities font fontsize resize copy link permalink icon icons edit editsection report flag listen rating ratings stars vote votes helpful translate language languages lang switcher backtotop scrolltop progress jump anchor copylink"),
        (Meaning.Contents, "toc tableofcontents tocs ez contents outline index tocbot onthispage jumplinks anchors sommaire inhaltsverzeichnis"),
        (Meaning.Product, "product products price prices pricing shop shopping cart checkout store buy woocommerce sku amazon review reviews rating specs spec recipe ingredients nutrition"),
        (Meaning.Notes, "note notes footnote footnotes endnotes references reference reflist bibliography disclaimer disclosure correction corrections disclosures sources cites citations license rights editornote acknowledgements acknowledgments appendix"),
        (Meaning.Live, "live liveblog liveticker ticker timeline chrono chronology minute update updates liveentry"),
        (Meaning.Fold, "accordion faq faqs toggle collapse collapsible expand expandable details tab tabs tabpanel question answer spoiler"),
        (Meaning.Widget, "widget widgets widgetarea plugin addon infobox sidebarwidget component aux extra extras weather stock stocks quote quotes crypto currency horoscope tvguide scoreboard"),
    ];

    private static readonly FrozenDictionary<string, ulong> s_words = Build();
    private static readonly WordFilter s_filter = new(s_words.Keys);
    private static readonly FrozenDictionary<string, ulong>.AlternateLookup<ReadOnlySpan<char>> s_lookup = s_words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="word">Not empty.</param>
    /// <param name="meanings">What it says; none where it is not in the table.</param>
    public static bool TryGet(ReadOnlySpan<char> word, out ulong meanings)
    {
        meanings = 0;
        return s_filter.MayHold(WordFilter.KindOf(word)) && s_lookup.TryGetValue(word, out meanings);
    }

    private static FrozenDictionary<string, ulong> Build()
    {
        var words = new Dictionary<string, ulong>(StringComparer.Ordinal);
        foreach (var (meaning, list) in s_rows)
        {
            foreach (var word in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                words[word] = words.GetValueOrDefault(word) | meaning.Bit();
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
