// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CreditTerms} from "../../../../contracts/instruments/credits/CreditTerms.sol";
import {ICredits} from "../../../../contracts/instruments/credits/ICredits.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {CreditsBase} from "./CreditsBase.sol";

/// @notice Credits that are not marked for it.
contract CreditsUntransferableTest is CreditsBase {
    function test_RevertWhen_NotTransferable() public {
        terms.transferable = false;
        useTerms(terms);
        startAdvised();
        CreditTerms memory child = transferTerms(1);
        DualApproval memory by = transferring(acme, creditOf(child));
        expectError(abi.encodeWithSelector(ICredits.Credits_NotTransferable.selector, credit));
        lettersOfCredit.transfer(credit, terms, child, LATER, by, by);
    }

    function test_RevertWhen_PartialDrawingsAreProhibited() public {
        terms.partialDrawings = false;
        useTerms(terms);
        startAdvised();
        transfer(transferTerms(500_000));
        CreditTerms memory child = transferTerms(500_000);
        child.salt = "second";
        DualApproval memory by = transferring(acme, creditOf(child));
        expectError(abi.encodeWithSelector(ICredits.Credits_PartialProhibited.selector, credit));
        lettersOfCredit.transfer(credit, terms, child, LATER, by, by);
    }
}
