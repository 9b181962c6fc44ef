// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {LossItem, LossNotice} from "../../../../contracts/instruments/treaties/LossNotice.sol";
import {Layer, LayerKind} from "../../../../contracts/instruments/treaties/Treaty.sol";
import {Instalment, LineTerms, TreatyTerms} from "../../../../contracts/instruments/treaties/TreatyTerms.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {ICash} from "../../../../contracts/settlement/ICash.sol";
import {CallId} from "../../../../contracts/types/CallId.sol";
import {Fingerprint} from "../../../../contracts/types/Fingerprint.sol";
import {LossId} from "../../../../contracts/types/LossId.sol";
import {REINSURANCE} from "../../../../contracts/types/LimitKind.sol";
import {INSURER} from "../../../../contracts/types/Roles.sol";
import {TreatyId} from "../../../../contracts/types/TreatyId.sol";
import {ReceivablesWorld} from "../receivables/ReceivablesWorld.sol";

/// @notice A cedent, a lead with half of each treaty, a second line with 30.01 % that posts, and a third; a court decides. It is Friday, 15 January 2027. Digests follow
/// the text of EIP-712.
abstract contract TreatiesSigned is ReceivablesWorld {
    string internal constant LAYER_TYPE =
        "TreatyLayer(uint8 kind,uint8 reinstatements,uint8 surplusLines,bool proRataTime,uint16 cessionBps,uint16 commissionBps,uint16 reinstatementBps,uint64 premium,uint64 limit,uint64 retention,uint64 aggregateRetention,uint64 aggregateLimit)";
    string internal constant LINE_TYPE = "TreatyLine(uint32 org,address account,uint16 bps,uint64 collateral)";
    string internal constant INSTALMENT_TYPE = "TreatyInstalment(uint48 dueBy,uint64 amount)";
    string internal constant TREATY_TYPE =
        "Treaty(uint32 cedent,address cedentAccount,uint32 arbiter,address cash,uint48 boundBy,uint48 inception,uint48 expiry,uint48 runOffUntil,bool risksAttaching,uint16 windowHours,uint16 noticeDays,uint8 assessDays,uint8 payDays,uint16 accountDays,uint64 cashCallAt,uint64 authority,uint16 profitBps,uint16 expenseBps,uint64 deficit,bytes32 calendar,bytes32 inuring,bytes32 number,bytes32 wording,TreatyLayer[] layers,TreatyLine[] lines,TreatyInstalment[] instalments)";
    string internal constant ITEM_TYPE =
        "LossItem(uint48 happenedAt,uint48 attachedAt,uint64 amount,uint64 sumInsured)";
    string internal constant NOTICE_TYPE =
        "LossNotice(bytes32 treaty,uint64 number,uint48 startsAt,uint16 inuring,bytes32 bordereau,bytes32[] keys,LossItem[] items,uint48 deadline)";
    uint48 internal constant BOUND_BY = uint48(START + 10 days);
    uint48 internal constant INCEPTION = uint48(START + 20 days);
    uint48 internal constant EXPIRY = uint48(START + 200 days - 1);
    uint48 internal constant RUN_OFF = uint48(START + 300 days);
    uint48 internal constant LATER = uint48(START + 3650 days);
    uint16 internal constant SECOND_BPS = 3001;
    uint64 internal constant POSTED = 50_000;
    uint64 internal constant PREMIUM = 42_000;
    uint64 internal constant FIRST_PART = 20_000;
    uint64 internal constant CASH_CALL = 10_000;
    uint64 internal constant AUTHORITY = 200_000;

    Org internal cedent;
    Org internal lead;
    Org internal second;
    Org internal third;

    /// @dev Encoded, as the compiler does not copy such terms into storage.
    bytes private _terms;
    TreatyId internal treaty;

    function setUp() public virtual override {
        super.setUp();
        (cedent, lead) = (admitOrg("Cedent", INSURER), admitOrg("Lead", INSURER));
        (second, third) = (admitOrg("Second", INSURER), admitOrg("Third", INSURER));
        vm.startPrank(address(timelockController));
        fingerprints.setRegistrar(address(treaties), true);
        limits.setCase(address(treaties), true);
        cashFactory.setEscrow(address(treaties), true);
        vm.stopPrank();
        Org[4] memory all = [cedent, lead, second, third];
        for (uint256 i = 0; i < all.length; i++) {
            issue(yuan, all[i].maker, MONEY);
            vm.prank(all[i].maker);
            yuan.approve(address(treaties), type(uint256).max);
            if (i != 0) setCap(all[i], cedent, REINSURANCE, CAP);
        }
        useTerms(soundTerms());
    }

    /// @dev Excess of loss in two layers: 300 000 beyond 100 000, reinstated once, and 600 000 beyond 400 000.
    function soundTerms() internal view returns (TreatyTerms memory t) {
        (t.cedent, t.cedentAccount, t.arbiter, t.cash) = (cedent.id, cedent.maker, court.id, ICash(address(yuan)));
        (t.boundBy, t.inception, t.expiry, t.runOffUntil) = (BOUND_BY, INCEPTION, EXPIRY, RUN_OFF);
        (t.windowHours, t.noticeDays, t.assessDays, t.payDays, t.accountDays) = (72, 30, 5, 10, 90);
        (t.cashCallAt, t.authority, t.profitBps, t.expenseBps) = (CASH_CALL, AUTHORITY, 2_000, 500);
        (t.calendar, t.number, t.wording) = (CALENDAR, "T-1", "wording");
        t.layers = new Layer[](2);
        (t.layers[0], t.layers[1]) = (excess(300_000, 100_000, 1, 30_000), excess(600_000, 400_000, 0, 12_000));
        t.lines = new LineTerms[](3);
        t.lines[0] = LineTerms(lead.id, lead.maker, 5_000, 0);
        t.lines[1] = LineTerms(second.id, second.maker, SECOND_BPS, POSTED);
        t.lines[2] = LineTerms(third.id, third.maker, 1_999, 0);
        t.instalments = new Instalment[](2);
        t.instalments[0] = Instalment(INCEPTION + 10 days, FIRST_PART);
        t.instalments[1] = Instalment(INCEPTION + 100 days, PREMIUM - FIRST_PART);
    }

    function excess(
        uint64 limit,
        uint64 retention,
        uint8 reinstatements,
        uint64 premium
    ) internal pure returns (Layer memory l) {
        (l.kind, l.limit, l.retention, l.premium) = (LayerKind.ExcessOfLoss, limit, retention, premium);
        (l.reinstatements, l.reinstatementBps) = (reinstatements, 10_000);
        l.aggregateLimit = limit * (uint64(reinstatements) + 1);
    }

    /// @dev One layer, of which no premium is paid.
    function termsOf(Layer memory layer) internal view returns (TreatyTerms memory t) {
        t = soundTerms();
        t.layers = new Layer[](1);
        t.layers[0] = layer;
        t.instalments = new Instalment[](0);
    }

    /// @dev 40 % of each loss, up to a million in all; its premium is not paid here.
    function quotaShare() internal pure returns (Layer memory l) {
        (l.kind, l.cessionBps, l.aggregateLimit) = (LayerKind.QuotaShare, 4_000, 1_000_000);
    }

    function useTerms(TreatyTerms memory t) internal {
        _terms = abi.encode(t);
        treaty = idOf(t);
    }

    function agreed() internal view returns (TreatyTerms memory) {
        return abi.decode(_terms, (TreatyTerms));
    }

    /// @dev One loss, now.
    function noticeOf(bytes32 document, uint64 amount) internal view returns (LossNotice memory n) {
        (n.treaty, n.startsAt, n.bordereau, n.deadline) = (treaty, uint48(block.timestamp), "bordereau", LATER);
        n.keys = new Fingerprint[](1);
        n.keys[0] = fingerprintOf(document);
        n.items = new LossItem[](1);
        n.items[0] = LossItem(uint48(block.timestamp), INCEPTION, amount, 0);
    }

    function fingerprintOf(bytes32 document) internal pure returns (Fingerprint) {
        return Fingerprint.wrap(keccak256(abi.encode(document)));
    }

    /* IDS AND DIGESTS */

    function idOf(TreatyTerms memory t) internal pure returns (TreatyId) {
        bytes32 type_ = keccak256(abi.encodePacked(TREATY_TYPE, INSTALMENT_TYPE, LAYER_TYPE, LINE_TYPE));
        bytes memory head = abi.encode(type_, t.cedent, t.cedentAccount, t.arbiter, t.cash, t.boundBy, t.inception);
        bytes memory times = abi.encode(t.expiry, t.runOffUntil, t.risksAttaching, t.windowHours, t.noticeDays);
        bytes memory days_ = abi.encode(t.assessDays, t.payDays, t.accountDays, t.cashCallAt, t.authority);
        bytes memory money = abi.encode(t.profitBps, t.expenseBps, t.deficit, t.calendar, t.inuring);
        bytes memory layers;
        bytes memory lines;
        bytes memory parts;
        for (uint256 i = 0; i < t.layers.length; i++) {
            layers = bytes.concat(layers, keccak256(abi.encode(keccak256(bytes(LAYER_TYPE)), t.layers[i])));
        }
        for (uint256 i = 0; i < t.lines.length; i++) {
            lines = bytes.concat(lines, keccak256(abi.encode(keccak256(bytes(LINE_TYPE)), t.lines[i])));
        }
        for (uint256 i = 0; i < t.instalments.length; i++) {
            parts = bytes.concat(parts, keccak256(abi.encode(keccak256(bytes(INSTALMENT_TYPE)), t.instalments[i])));
        }
        bytes memory tail = abi.encode(t.number, t.wording, keccak256(layers), keccak256(lines), keccak256(parts));
        return TreatyId.wrap(keccak256(bytes.concat(head, times, days_, money, tail)));
    }

    function idOf(LossNotice memory n) internal pure returns (LossId) {
        bytes memory items;
        for (uint256 i = 0; i < n.items.length; i++) {
            items = bytes.concat(items, keccak256(abi.encode(keccak256(bytes(ITEM_TYPE)), n.items[i])));
        }
        bytes32 type_ = keccak256(abi.encodePacked(NOTICE_TYPE, ITEM_TYPE));
        bytes memory head = abi.encode(type_, n.treaty, n.number, n.startsAt, n.inuring, n.bordereau);
        bytes32 keys = keccak256(abi.encodePacked(n.keys));
        return LossId.wrap(keccak256(bytes.concat(head, abi.encode(keys, keccak256(items), n.deadline))));
    }

    function digestOf(bytes32 content) internal view returns (bytes32) {
        return typedDigest("Tallystick Treaties", address(treaties), block.chainid, content);
    }

    function digestOf(bytes memory type_, bytes memory fields) internal view returns (bytes32) {
        return digestOf(keccak256(bytes.concat(keccak256(type_), fields)));
    }

    function signing(Org memory by) internal view returns (DualApproval memory) {
        bytes memory type_ = "TreatySigning(bytes32 treaty,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(treaty, LATER)));
    }

    function commuting(Org memory by, uint64 amount) internal view returns (DualApproval memory) {
        bytes memory type_ = "TreatyCommutation(bytes32 treaty,uint64 amount,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(treaty, amount, LATER)));
    }

    function notifying(Org memory by, LossNotice memory n) internal view returns (DualApproval memory) {
        return approvalOf(by, digestOf(idOf(n).raw()));
    }

    function assessing(Org memory by, LossId loss, uint64 amount) internal view returns (DualApproval memory) {
        bytes memory type_ = "LossAssessment(bytes32 loss,uint64 amount,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(loss, amount, LATER)));
    }

    function contesting(Org memory by, LossId loss) internal view returns (DualApproval memory) {
        bytes memory type_ = "LossContest(bytes32 loss,bytes32 reason,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(loss, bytes32("cause"), LATER)));
    }

    function disputing(Org memory by, CallId id) internal view returns (DualApproval memory) {
        bytes memory type_ = "CallDispute(bytes32 call,bytes32 reason,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(id, bytes32("cause"), LATER)));
    }

    function awarding(
        Org memory by,
        CallId id,
        Org memory to,
        uint64 amount
    ) internal view returns (DualApproval memory) {
        bytes memory type_ = "CallAward(bytes32 call,uint32 org,uint64 amount,uint48 deadline)";
        return approvalOf(by, digestOf(type_, abi.encode(id, to.id, amount, LATER)));
    }
}
