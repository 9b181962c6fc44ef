// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {AdviceActs} from "./AdviceActs.sol";
import {CallActs} from "./CallActs.sol";
import {EndingActs} from "./EndingActs.sol";
import {ILossClaims} from "./ILossClaims.sol";
import {ITreaties} from "./ITreaties.sol";
import {LossNotice} from "./LossNotice.sol";
import {PlacingActs} from "./PlacingActs.sol";
import {PremiumActs} from "./PremiumActs.sol";
import {TreatiesReading} from "./TreatiesReading.sol";
import {TreatiesFoundation} from "./TreatiesState.sol";
import {Treaty} from "./Treaty.sol";
import {TreatyBooks} from "./TreatyBooks.sol";
import {TreatyTerms} from "./TreatyTerms.sol";
import {IFingerprints} from "../../evidence/IFingerprints.sol";
import {DualApproval} from "../../members/DualApproval.sol";
import {IMembers} from "../../members/IMembers.sol";
import {ICalendars} from "../../settlement/ICalendars.sol";
import {ICashFactory} from "../../settlement/ICashFactory.sol";
import {IEscrow} from "../../settlement/IEscrow.sol";
import {ILimits} from "../../settlement/ILimits.sol";
import {CallId} from "../../types/CallId.sol";
import {MAKER} from "../../types/Duties.sol";
import {LossId} from "../../types/LossId.sol";
import {OrgId} from "../../types/OrgId.sol";
import {TreatyId} from "../../types/TreatyId.sol";

/// @title Treaties
/// @notice Documented in ITreaties and ILossClaims. Its acts are in the linked libraries PlacingActs, PremiumActs, EndingActs, AdviceActs and CallActs.
contract Treaties is TreatiesReading, EIP712, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;
    using TreatyBooks for *;

    IMembers public immutable MEMBERS;
    IFingerprints public immutable FINGERPRINTS;
    ICalendars public immutable CALENDARS;
    ILimits public immutable LIMITS;
    ICashFactory public immutable FACTORY;

    constructor(
        IMembers members,
        IFingerprints fingerprints,
        ICalendars calendars,
        ILimits limits,
        ICashFactory factory
    ) EIP712("Tallystick Treaties", "1") {
        (MEMBERS, FINGERPRINTS, CALENDARS, LIMITS, FACTORY) = (members, fingerprints, calendars, limits, factory);
    }

    /* PLACING */

    /// @inheritdoc ITreaties
    function quote(
        TreatyTerms calldata terms,
        uint48 deadline,
        DualApproval calldata byLead
    ) external returns (TreatyId) {
        return PlacingActs.quote(state, _on(), _domainSeparatorV4(), terms, deadline, byLead);
    }

    /// @inheritdoc ITreaties
    function write(TreatyId treaty, uint48 deadline, DualApproval calldata approval) external {
        PlacingActs.write(state, _on(), _domainSeparatorV4(), treaty, deadline, approval);
    }

    /// @inheritdoc ITreaties
    function bind(TreatyId treaty, uint48 deadline, DualApproval calldata approval) external {
        PlacingActs.bind(state, _on(), _domainSeparatorV4(), treaty, deadline, approval);
    }

    /* MONEY */

    /// @inheritdoc ITreaties
    function payPremium(TreatyId treaty, uint64 amount) external nonReentrant {
        OrgId org = MEMBERS.ownsFor(msg.sender, MAKER);
        PremiumActs.bookPremium(state, treaty, msg.sender, org, amount);
        _pull(treaty, amount);
        PremiumActs.distribute(state, treaty, amount);
    }

    /// @inheritdoc ITreaties
    function post(TreatyId treaty, uint64 amount) external nonReentrant {
        OrgId org = MEMBERS.ownsFor(msg.sender, MAKER);
        PremiumActs.bookPosting(state, treaty, msg.sender, org, amount);
        _pull(treaty, amount);
    }

    /// @inheritdoc ITreaties
    function release(TreatyId treaty, OrgId org) external nonReentrant {
        PremiumActs.release(state, treaty, org);
    }

    /// @inheritdoc ITreaties
    function settleAccount(TreatyId treaty) external returns (CallId) {
        return PremiumActs.settleAccount(state, _on(), treaty);
    }

    /* ENDING */

    /// @inheritdoc ITreaties
    function commute(
        TreatyId treaty,
        uint64 amount,
        uint48 deadline,
        DualApproval calldata byCedent,
        DualApproval[] calldata byLines
    ) external nonReentrant {
        EndingActs.commute(state, _on(), _domainSeparatorV4(), treaty, amount, deadline, byCedent, byLines);
    }

    /// @inheritdoc ITreaties
    function declareProfit(TreatyId treaty) external returns (CallId) {
        return EndingActs.declareProfit(state, _on(), treaty);
    }

    /// @inheritdoc ITreaties
    function close(TreatyId treaty) external {
        EndingActs.close(state, _on(), treaty);
    }

    /* ADVICE AND ASSESSMENT */

    /// @inheritdoc ILossClaims
    function notify(LossNotice calldata notice, DualApproval calldata approval) external returns (LossId) {
        return AdviceActs.notify(state, _on(), _domainSeparatorV4(), notice, approval);
    }

    /// @inheritdoc ILossClaims
    function assess(LossId loss, uint64 amount, uint48 deadline, DualApproval calldata approval) external {
        AdviceActs.assess(state, _on(), _domainSeparatorV4(), loss, amount, deadline, approval);
    }

    /// @inheritdoc ILossClaims
    function deem(LossId loss) external {
        AdviceActs.deem(state, _on(), loss);
    }

    /// @inheritdoc ILossClaims
    function contest(LossId loss, bytes32 reason, uint48 deadline, DualApproval calldata approval) external {
        AdviceActs.contest(state, _on(), _domainSeparatorV4(), loss, reason, deadline, approval);
    }

    /// @inheritdoc ILossClaims
    function withdraw(LossNotice calldata notice) external {
        AdviceActs.withdraw(state, _on(), notice);
    }

    /// @inheritdoc ILossClaims
    function lapse(LossNotice calldata notice) external {
        AdviceActs.lapse(state, _on(), notice);
    }

    /* CALLS */

    /// @inheritdoc ILossClaims
    function call(LossNotice calldata notice, uint8 layer) external returns (CallId) {
        return CallActs.callLayer(state, _on(), notice, layer);
    }

    /// @inheritdoc ILossClaims
    function pay(CallId call_) external nonReentrant {
        OrgId org = MEMBERS.ownsFor(msg.sender, MAKER);
        (TreatyId treaty, uint64 amount) = CallActs.bookPayment(state, call_, msg.sender, org, 0);
        _pull(treaty, amount);
        _passOn(treaty, amount);
    }

    /// @inheritdoc ILossClaims
    function dispute(
        CallId call_,
        OrgId org,
        bytes32 reason,
        uint48 deadline,
        DualApproval calldata approval
    ) external {
        CallActs.dispute(state, _on(), _domainSeparatorV4(), call_, org, reason, deadline, approval);
    }

    /// @inheritdoc ILossClaims
    function award(CallId call_, OrgId org, uint64 amount, uint48 deadline, DualApproval calldata approval) external {
        CallActs.award(state, _on(), _domainSeparatorV4(), call_, org, amount, deadline, approval);
    }

    /// @inheritdoc ILossClaims
    function draw(CallId call_, OrgId org) external nonReentrant {
        CallActs.draw(state, call_, org);
    }

    /// @inheritdoc IEscrow
    /// @dev The id is a call's or a treaty's: hashes of different contents, so none is both. For a treaty the cedent pays premium, and a line posts.
    function onCashReceived(uint256 id, address payer, uint256 amount) external nonReentrant {
        OrgId org = MEMBERS.orgOf(payer);
        CallId paid = CallId.wrap(bytes32(id));
        if (!state.calls[paid].treaty.isNull()) {
            require(amount != 0, Treaties_AmountInvalid(state.calls[paid].treaty, amount));
            (TreatyId of_, uint64 due) = CallActs.bookPayment(state, paid, payer, org, amount);
            _requireCash(of_);
            _passOn(of_, due);
            return;
        }
        TreatyId treaty = TreatyId.wrap(bytes32(id));
        if (!(org == state.treaties[treaty].cedent)) {
            PremiumActs.bookPosting(state, treaty, payer, org, amount);
            _requireCash(treaty);
            return;
        }
        PremiumActs.bookPremium(state, treaty, payer, org, amount);
        _requireCash(treaty);
        PremiumActs.distribute(state, treaty, amount);
    }

    /* PRIVATE */

    function _on() private view returns (TreatiesFoundation memory) {
        return TreatiesFoundation(MEMBERS, FINGERPRINTS, CALENDARS, LIMITS, FACTORY);
    }

    function _pull(TreatyId treaty, uint256 amount) private {
        IERC20(state.treaties[treaty].cash).safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @dev To the cedent.
    function _passOn(TreatyId id, uint256 amount) private {
        Treaty storage treaty = state.treaties[id];
        treaty.payOut(treaty.cedentAccount, amount);
    }

    function _requireCash(TreatyId treaty) private view {
        require(msg.sender == state.treaties[treaty].cash, Treaties_OtherCash(treaty, msg.sender));
    }
}
