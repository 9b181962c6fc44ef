// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ITreaties} from "../../../../contracts/instruments/treaties/ITreaties.sol";
import {
    Layer,
    LayerBook,
    LayerKind,
    Line,
    Treaty,
    TreatyState
} from "../../../../contracts/instruments/treaties/Treaty.sol";
import {Instalment, LineTerms, TreatyTerms} from "../../../../contracts/instruments/treaties/TreatyTerms.sol";
import {IMembers, Standing} from "../../../../contracts/members/IMembers.sol";
import {ICash} from "../../../../contracts/settlement/ICash.sol";
import {ILimits} from "../../../../contracts/settlement/ILimits.sol";
import {CalendarId} from "../../../../contracts/types/CalendarId.sol";
import {REINSURANCE} from "../../../../contracts/types/LimitKind.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {TreatyId} from "../../../../contracts/types/TreatyId.sol";
import {TreatiesBase} from "./TreatiesBase.sol";

/// @notice Quoting, writing and binding.
contract TreatiesPlaceTest is TreatiesBase {
    function test_Quote() public {
        vm.expectEmit(address(treaties));
        emit ITreaties.TreatyQuoted(treaty, cedent.id, lead.id, agreed());
        vm.expectEmit(address(treaties));
        emit ITreaties.LineWritten(treaty, lead.id, 5_000);
        quote();
        Treaty memory t = seen();
        vm.assertEq(uint256(t.state), uint256(TreatyState.Quoted), "state");
        vm.assertEq(t.premium, PREMIUM, "premium of all layers");
        vm.assertEq(t.capacity, 1_200_000, "what all layers can pay");
        vm.assertEq(treaties.instalmentsOf(treaty).length, 2, "instalments");
        vm.assertEq(treaties.linesOf(treaty).length, 3, "lines");
        (Layer memory layer, LayerBook memory book) = treaties.layerOf(treaty, 1);
        vm.assertEq(layer.retention, 400_000, "the second layer");
        vm.assertEq(book.recovered, 0, "nothing is recovered");
    }

    /// @dev Whoever signs, signs the lines of all.
    function test_AllPartiesSignAllLines() public {
        place();
        post(second, POSTED);
        vm.expectEmit(address(treaties));
        emit ITreaties.TreatyBound(treaty);
        bind();
        assertUsed(lead, cedent, REINSURANCE, 600_000, "half of what layers can pay");
        assertUsed(second, cedent, REINSURANCE, 360_120, "30.01 %");
        assertUsed(third, cedent, REINSURANCE, 239_880, "19.99 %");
    }

    function test_ATreatyOfOneLineIsPlacedAtOnce() public {
        TreatyTerms memory t = soundTerms();
        t.lines = new LineTerms[](1);
        t.lines[0] = LineTerms(lead.id, lead.maker, 10_000, 0);
        useTerms(t);
        vm.expectEmit(address(treaties));
        emit ITreaties.TreatyPlaced(treaty);
        quote();
        vm.assertEq(uint256(seen().state), uint256(TreatyState.Placed), "state");
    }

    function test_CommissionStaysWithTheCedent() public {
        Layer memory layer = quotaShare();
        (layer.premium, layer.commissionBps) = (100_001, 3_000);
        TreatyTerms memory t = termsOf(layer);
        t.instalments = new Instalment[](1);
        t.instalments[0] = Instalment(INCEPTION + 1, 28_000); // 40 % of it, less 30 % of that
        useTerms(t);
        quote();
        vm.assertEq(seen().ceded, 40_000, "ceded");
        vm.assertEq(seen().commission, 12_000, "commission");
    }

    /* LINES */

    function test_RevertWhen_LinesSumTo9999() public {
        TreatyTerms memory t = soundTerms();
        t.lines[2].bps = 1_998;
        useTerms(t);
        refuses(OUTSIDER, quoteData(), abi.encodeWithSelector(ITreaties.Treaties_LinesNotWhole.selector, 9_999));
        t.lines[2].bps = 2_000;
        useTerms(t);
        refuses(OUTSIDER, quoteData(), abi.encodeWithSelector(ITreaties.Treaties_LinesNotWhole.selector, 10_001));
    }

    /// @dev A signature of the lead under other lines is none under these.
    function test_RevertWhen_ALineIsChangedAfterASignature() public {
        bytes memory old = quoteData();
        TreatyTerms memory t = soundTerms();
        (t.lines[1].bps, t.lines[2].bps) = (3_000, 2_000);
        bytes memory changed = abi.encodeCall(ITreaties.quote, (t, LATER, signing(lead)));
        refusesPartly(OUTSIDER, changed, IMembers.Members_NotEnrolled.selector);
        vm.prank(OUTSIDER);
        (bool done, ) = address(treaties).call(old);
        vm.assertTrue(done, "as it was signed");
    }

    function test_RevertWhen_AnotherSignsAsLead() public {
        bytes memory data = abi.encodeCall(ITreaties.quote, (agreed(), LATER, signing(second)));
        refuses(OUTSIDER, data, notParty(lead, second));
    }

    function test_RevertWhen_SignedTooLate() public {
        uint48 past = uint48(START - 1);
        refuses(OUTSIDER, abi.encodeCall(ITreaties.quote, (agreed(), past, signing(lead))), tooLate(past));
        quote();
        refuses(OUTSIDER, abi.encodeCall(ITreaties.write, (treaty, past, signing(second))), tooLate(past));
        write(second);
        write(third);
        refuses(OUTSIDER, abi.encodeCall(ITreaties.bind, (treaty, past, signing(cedent))), tooLate(past));
    }

    function test_RevertWhen_ALineIsWrittenTwice() public {
        quote();
        write(second);
        bytes memory data = abi.encodeCall(ITreaties.write, (treaty, LATER, signing(second)));
        refuses(OUTSIDER, data, abi.encodeWithSelector(ITreaties.Treaties_LineWritten.selector, treaty, second.id));
    }

    function test_RevertWhen_WhoHasNoLineWritesOne() public {
        quote();
        bytes memory data = abi.encodeCall(ITreaties.write, (treaty, LATER, signing(cedent)));
        refuses(OUTSIDER, data, abi.encodeWithSelector(ITreaties.Treaties_NoLine.selector, treaty, cedent.id));
    }

    /* BINDING */

    function test_RevertWhen_AnotherBinds() public {
        place();
        bytes memory data = abi.encodeCall(ITreaties.bind, (treaty, LATER, signing(lead)));
        refuses(OUTSIDER, data, notParty(cedent, lead));
    }

    /// @dev The cedent does not wait for a loss first.
    function test_RevertWhen_BoundAfterItsTime() public {
        place();
        post(second, POSTED);
        vm.warp(BOUND_BY + 1);
        bytes memory data = abi.encodeCall(ITreaties.bind, (treaty, LATER, signing(cedent)));
        refuses(OUTSIDER, data, tooLate(BOUND_BY));
    }

    function test_RevertWhen_ALineHasNotPosted() public {
        place();
        post(second, POSTED - 1);
        bytes memory reason = abi.encodeWithSelector(
            ITreaties.Treaties_CollateralMissing.selector,
            treaty,
            second.id,
            POSTED,
            POSTED - 1
        );
        refuses(OUTSIDER, abi.encodeCall(ITreaties.bind, (treaty, LATER, signing(cedent))), reason);
    }

    function test_RevertWhen_AReinsurerWasRestrictedSinceItSigned() public {
        place();
        post(second, POSTED);
        asCouncil();
        members.setStanding(third.id, Standing.Restricted);
        bytes memory reason = abi.encodeWithSelector(
            IMembers.Members_NotActive.selector,
            third.id,
            Standing.Restricted
        );
        refuses(OUTSIDER, abi.encodeCall(ITreaties.bind, (treaty, LATER, signing(cedent))), reason);
    }

    function test_RevertWhen_AReinsurersLimitIsTooSmall() public {
        place();
        post(second, POSTED);
        setCap(lead, cedent, REINSURANCE, 599_999);
        bytes memory data = abi.encodeCall(ITreaties.bind, (treaty, LATER, signing(cedent)));
        refusesPartly(OUTSIDER, data, ILimits.Limits_Exceeded.selector);
    }

    /* TERMS */

    /// @dev Each field that can be amiss, by its name.
    function test_RevertWhen_TermsAreAmiss() public {
        for (uint256 i = 0; i < 20; i++) {
            (TreatyTerms memory t, bytes32 field) = _amiss(i);
            useTerms(t);
            refuses(OUTSIDER, quoteData(), abi.encodeWithSelector(ITreaties.Treaties_TermsInvalid.selector, field));
        }
    }

    function test_RevertWhen_LinesAreAmiss() public {
        for (uint256 i = 0; i < 9; i++) {
            TreatyTerms memory t = soundTerms();
            if (i == 0) t.lines = new LineTerms[](0);
            if (i == 1) t.lines = new LineTerms[](17);
            if (i == 2) t.lines[1].org = bank.id;
            if (i == 3) (t.lines[0].bps, t.lines[1].bps) = (8_001, 0);
            if (i == 4) t.lines[1].collateral = uint64(type(uint56).max) + 1;
            if (i == 5) (t.lines[1].org, t.lines[1].account) = (cedent.id, cedent.maker);
            if (i == 6) t.lines[1].account = lead.maker;
            if (i == 7) (t.lines[1].org, t.lines[1].account) = (lead.id, lead.maker);
            if (i == 8) t.arbiter = third.id;
            useTerms(t);
            bytes memory reason = abi.encodeWithSelector(ITreaties.Treaties_TermsInvalid.selector, bytes32("lines"));
            bytes memory data = abi.encodeCall(ITreaties.quote, (t, LATER, signing(lead)));
            refuses(OUTSIDER, data, reason);
        }
    }

    function test_RevertWhen_LayersAreAmiss() public {
        for (uint256 i = 0; i < 18; i++) {
            TreatyTerms memory t = soundTerms();
            t.layers = _layersAmiss(i);
            useTerms(t);
            bytes memory reason = abi.encodeWithSelector(ITreaties.Treaties_TermsInvalid.selector, bytes32("layers"));
            refuses(OUTSIDER, quoteData(), reason);
        }
    }

    function _amiss(uint256 i) private view returns (TreatyTerms memory t, bytes32 field) {
        t = soundTerms();
        if (i == 0) (t.cedent, field) = (bank.id, "cedent");
        if (i == 1) (t.cedentAccount, field) = (lead.maker, "cedentAccount");
        if (i == 2) (t.arbiter, field) = (cedent.id, "arbiter");
        if (i == 3) (t.arbiter, field) = (OrgId.wrap(999), "arbiter");
        if (i == 4) (t.cash, field) = (ICash(address(this)), "cash");
        if (i == 5) (t.boundBy, field) = (uint48(START - 1), "boundBy");
        if (i == 6) (t.boundBy, field) = (INCEPTION + 1, "boundBy");
        if (i == 7) (t.expiry, field) = (INCEPTION, "expiry");
        if (i == 8) (t.runOffUntil, field) = (EXPIRY - 1, "runOffUntil");
        if (i == 9) (t.windowHours, field) = (721, "windowHours");
        if (i == 10) (t.assessDays, field) = (0, "assessDays");
        if (i == 11) (t.payDays, field) = (61, "payDays");
        if (i == 12) (t.accountDays, field) = (0, "accountDays");
        if (i == 13) (t.profitBps, field) = (10_001, "profitBps");
        if (i == 14) (t.expenseBps, field) = (10_001, "expenseBps");
        if (i == 15) (t.deficit, field) = (uint64(type(uint56).max) + 1, "deficit");
        if (i == 16) (t.calendar, field) = (CalendarId.wrap("none"), "calendar");
        if (i == 17) (t.inuring, field) = (TreatyId.wrap("none"), "inuring");
        if (i == 18) (t.instalments[1].amount, field) = (1, "instalments");
        if (i == 19) (t.instalments[1].dueBy, field) = (t.instalments[0].dueBy, "instalments");
    }

    function _layersAmiss(uint256 i) private pure returns (Layer[] memory layers) {
        layers = new Layer[](i == 0 ? 0 : (i == 1 ? 9 : 1));
        if (i < 2) return layers;
        Layer memory layer = excess(300_000, 100_000, 1, 42_000);
        if (i > 6) layer = quotaShare();
        if (i > 9) (layer.kind, layer.retention, layer.surplusLines) = (LayerKind.Surplus, 1_000, 5);
        uint64 tooMuch = uint64(type(uint56).max) + 1;
        if (i == 2) layer.limit = 0;
        if (i == 3) layer.aggregateLimit -= 1;
        if (i == 4) (layer.reinstatements, layer.aggregateLimit) = (9, 3_000_000);
        if (i == 5) layer.reinstatementBps = 20_001;
        if (i == 6) layer.retention = tooMuch;
        if (i == 7) layer.cessionBps = 0;
        if (i == 8) layer.cessionBps = 10_001;
        if (i == 9) layer.aggregateLimit = 0;
        if (i == 10) layer.surplusLines = 0;
        if (i == 11) layer.surplusLines = 101;
        if (i == 12) layer.retention = 0;
        if (i == 13) layer.aggregateLimit = tooMuch;
        if (i == 14) layer.premium = tooMuch;
        if (i == 15) layer.limit = tooMuch;
        if (i == 16) layer.aggregateRetention = tooMuch;
        if (i == 17) layer.commissionBps = 10_001;
        layers[0] = layer;
    }

    function test_RevertWhen_AProportionalLayerIsNotAlone() public {
        TreatyTerms memory t = soundTerms();
        t.layers[1] = quotaShare();
        useTerms(t);
        bytes memory reason = abi.encodeWithSelector(ITreaties.Treaties_TermsInvalid.selector, bytes32("layers"));
        refuses(OUTSIDER, quoteData(), reason);
    }

    function test_RevertWhen_ThereAreTooManyInstalments() public {
        TreatyTerms memory t = soundTerms();
        t.instalments = new Instalment[](13);
        useTerms(t);
        bytes memory reason = abi.encodeWithSelector(ITreaties.Treaties_TermsInvalid.selector, bytes32("instalments"));
        refuses(OUTSIDER, quoteData(), reason);
        t.instalments = new Instalment[](1);
        t.instalments[0] = Instalment(INCEPTION, 0);
        useTerms(t);
        refuses(OUTSIDER, quoteData(), reason);
    }

    function test_LineOfShowsWhatIsPosted() public {
        quote();
        payByDeal(second, treaty.raw(), 7);
        Line memory line = lineOf(second);
        vm.assertEq(line.collateral, 7, "posted by a deal");
        vm.assertEq(line.bps, SECOND_BPS, "bps");
        vm.assertEq(line.account, second.maker, "account");
    }
}
